/* Roost's interface to OpenSSL 3, whose macros Swift can't import: contexts with certificates, connections over buffers of this
 * module, and certificates as values. Without the package trait TLS, the C files are empty and OpenSSL is not needed.
 *
 * The only global state is the BIO method, created once. OpenSSL's queue of errors belongs to the calling thread; each function
 * that can fail empties the queue first, and leaves the reasons of its failure there for roost_tls_reason. */
#ifndef ROOST_COPENSSL_H
#define ROOST_COPENSSL_H

#include <stddef.h>
#include <stdint.h>

typedef struct roost_tls_context roost_tls_context;
typedef struct roost_tls roost_tls;
typedef struct roost_tls_certificate roost_tls_certificate;

/* Copies the reason of the first error in the calling thread's queue into `text`, and empties the queue. `alert` receives the
 * number of the TLS alert that the peer has sent, or 0. Returns the reason code of the SSL library, or 0. */
int roost_tls_reason(char *text, size_t size, int *alert);

/* Contexts. A connection keeps a reference to its SSL_CTX, which OpenSSL counts. */

/* Creates a server's context without certificates, for TLS 1.2 and 1.3. Returns NULL when memory is exhausted. */
roost_tls_context *roost_tls_server_create(void);
/* Creates a client's context. If `checks` is not 0, connections verify the server's certificate against the system's roots. */
roost_tls_context *roost_tls_client_create(int checks);
void roost_tls_context_free(roost_tls_context *context);
/* Disables TLS 1.3 for later connections, so that tests can cover peers that support only TLS 1.2. */
void roost_tls_context_limit_to_1_2(roost_tls_context *context);
/* Adds the certificates in PEM to the trusted ones. Returns the number of certificates added. */
int roost_tls_client_trust(roost_tls_context *context, const uint8_t *pem, size_t count);

enum roost_tls_pair {
    roost_tls_pair_fits,
    roost_tls_pair_no_certificate,  /* the text contains no certificate in PEM */
    roost_tls_pair_bad_certificate, /* OpenSSL refuses the certificate; roost_tls_reason says why */
    roost_tls_pair_no_key,          /* the text contains no private key in PEM */
    roost_tls_pair_encrypted_key,   /* the key needs a passphrase */
    roost_tls_pair_other_key,       /* the key does not match the certificate */
    roost_tls_pair_failed,          /* OpenSSL failed */
};
/* Adds a certificate chain and the private key of its first certificate, both in PEM. A server may have several such pairs, a
 * client only one. */
enum roost_tls_pair roost_tls_context_add(roost_tls_context *context, const uint8_t *chain, size_t chain_count,
                                          const uint8_t *key, size_t key_count);
/* Returns the index of a server's pair for a host name: the first that contains the exact name, else the first that matches
 * it by a wildcard, else 0. */
int roost_tls_server_choose(const roost_tls_context *context, const char *name);

/* Connections. One thread at a time may use a connection. */

/* Creates a connection. `host` is the server name that a client sends (SNI) and verifies, or NULL. Returns NULL when OpenSSL
 * fails, for example without memory. */
roost_tls *roost_tls_create(roost_tls_context *context, const char *host);
void roost_tls_free(roost_tls *connection);
/* Lends received bytes to the following calls, without a copy. Call roost_tls_keep before the bytes become invalid. */
void roost_tls_lend(roost_tls *connection, const void *bytes, size_t count);
/* Copies the lent bytes that have not been read. Returns 0 when memory is exhausted. */
int roost_tls_keep(roost_tls *connection);

enum roost_tls_result {
    roost_tls_done,
    roost_tls_starved, /* more ciphertext from the peer is needed */
    roost_tls_ended,   /* the peer has sent close_notify */
    roost_tls_failed,  /* the connection can't be used any more; roost_tls_reason returns the reason */
};
enum roost_tls_result roost_tls_handshake(roost_tls *connection);
/* Decrypts up to `count` bytes of one record into `bytes`. `done` receives the number of bytes. */
enum roost_tls_result roost_tls_read(roost_tls *connection, void *bytes, size_t count, size_t *done);
/* Encrypts the bytes, at most 16,384, as one record and appends it to the output. */
enum roost_tls_result roost_tls_write(roost_tls *connection, const void *bytes, size_t count);
/* Appends close_notify to the output, at most once, and only after the handshake. */
void roost_tls_close(roost_tls *connection);
/* Returns 1 when received bytes have not been read yet, even if they are only a part of a record. */
int roost_tls_has_input(const roost_tls *connection);
/* Returns the ciphertext that waits to be sent to the peer. It is valid until the next call for this connection. */
const uint8_t *roost_tls_output(const roost_tls *connection, size_t *count);
/* Removes the first `count` bytes of the output, after they have been sent. */
void roost_tls_sent(roost_tls *connection, size_t count);
/* Computes the SHA-256 of the peer's certificate. Returns 0 when the peer has sent no certificate. */
int roost_tls_peer_fingerprint(const roost_tls *connection, uint8_t fingerprint[32]);
/* Return the version, such as `TLSv1.3`, and the cipher's name, as static strings of OpenSSL. */
const char *roost_tls_version(const roost_tls *connection);
const char *roost_tls_cipher(const roost_tls *connection);
int roost_tls_was_resumed(const roost_tls *connection);
/* Makes a client connection resume the session of an earlier connection that has received a ticket. */
void roost_tls_resume(roost_tls *connection, const roost_tls *former);

/* Certificates. */

/* Parses the first certificate in PEM. Returns NULL when the text contains none. */
roost_tls_certificate *roost_tls_certificate_read(const uint8_t *pem, size_t count);
void roost_tls_certificate_free(roost_tls_certificate *certificate);
/* Copies the certificate's host name or IP address with index `place`, from 0, into `text`. Returns 0 after the last. */
int roost_tls_certificate_name(const roost_tls_certificate *certificate, int place, char *text, size_t size);
/* Copies the issuer's name in the form of RFC 2253 into `text`, cut to `size`. */
void roost_tls_certificate_issuer(const roost_tls_certificate *certificate, char *text, size_t size);
/* Returns the first and the last second, since 1970, at which the certificate is valid. */
void roost_tls_certificate_validity(const roost_tls_certificate *certificate, int64_t *from, int64_t *until);
int roost_tls_certificate_fingerprint(const roost_tls_certificate *certificate, uint8_t fingerprint[32]);

/* Makes a key (ECDSA P-256) and a certificate for names or addresses, valid between two moments (seconds since 1970). It is
 * signed by the pair of an issuer in PEM, or by its own key where `issuer_key` is NULL; `is_issuer` lets it sign others. Returns
 * 0 where OpenSSL can't; else the caller frees both texts in PEM by roost_tls_text_free. */
struct roost_tls_request {
    const char *const *names;
    size_t name_count;
    int64_t from, until;
    int is_issuer;
    const uint8_t *issuer, *issuer_key;
    size_t issuer_count, issuer_key_count;
};
int roost_tls_certificate_make(const struct roost_tls_request *request, char **certificate, char **key);
void roost_tls_text_free(char *text);

#endif
