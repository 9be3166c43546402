/* The properties of a connection after its handshake. */
#ifdef ROOST_TLS
#include "Internal.h"

#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

/* Relies on `ssl` as the first member of struct roost_tls. */
static SSL *of(const roost_tls *connection) { return *(SSL *const *)connection; }

int roost_tls_peer_fingerprint(const roost_tls *connection, uint8_t fingerprint[32]) {
    ERR_clear_error();
    X509 *certificate = SSL_get0_peer_certificate(of(connection));
    return certificate && X509_digest(certificate, EVP_sha256(), fingerprint, NULL) == 1;
}

const char *roost_tls_version(const roost_tls *connection) { return SSL_get_version(of(connection)); }

const char *roost_tls_cipher(const roost_tls *connection) { return SSL_get_cipher_name(of(connection)); }

int roost_tls_was_resumed(const roost_tls *connection) { return SSL_session_reused(of(connection)); }

void roost_tls_resume(roost_tls *connection, const roost_tls *former) {
    SSL_set_session(of(connection), SSL_get0_session(of(former)));
}
#endif
