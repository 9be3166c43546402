/* Contexts: the settings and certificates that all connections of a server or a client share. */
#ifdef ROOST_TLS
#include "Internal.h"

#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

int roost_tls_reason(char *text, size_t size, int *alert) {
    unsigned long code = ERR_get_error();
    const char *reason = code ? ERR_reason_error_string(code) : NULL;
    ERR_clear_error();
    strncpy(text, reason ? reason : "no reason given", size - 1);
    text[size - 1] = 0;
    int number = code && ERR_GET_LIB(code) == ERR_LIB_SSL ? ERR_GET_REASON(code) : 0;
    *alert = number >= SSL_AD_REASON_OFFSET ? number - SSL_AD_REASON_OFFSET : 0;
    return number;
}

/* Creates an SSL_CTX for TLS 1.3, and for TLS 1.2 with forward secrecy and AEAD ciphers. Debian sets no minimum. */
static SSL_CTX *create(const SSL_METHOD *method) {
    SSL_CTX *context = SSL_CTX_new(method);
    if (!context) return NULL;
    SSL_CTX_set_security_level(context, 2);
    if (SSL_CTX_set_min_proto_version(context, TLS1_2_VERSION) != 1 ||
        SSL_CTX_set_cipher_list(context, "ECDHE+AESGCM:ECDHE+CHACHA20") != 1) {
        SSL_CTX_free(context);
        return NULL;
    }
    SSL_CTX_set_options(context, SSL_OP_NO_RENEGOTIATION | SSL_OP_NO_COMPRESSION | SSL_OP_CIPHER_SERVER_PREFERENCE |
                                     SSL_OP_PRIORITIZE_CHACHA);
    SSL_CTX_set_mode(context, SSL_MODE_RELEASE_BUFFERS);
    /* Reads all available bytes at once, instead of a record's header before its body. */
    SSL_CTX_set_read_ahead(context, 1);
    SSL_CTX_set_session_cache_mode(context, SSL_SESS_CACHE_OFF);
    return context;
}

/* Accepts every client certificate. Roost identifies clients only by the fingerprint, so no chain is built or verified. */
static int accept_any(X509_STORE_CTX *store, void *nothing) {
    (void)store;
    (void)nothing;
    return 1;
}

static int choose_by_name(SSL *ssl, int *alert, void *context) {
    (void)alert;
    const roost_tls_context *all = context;
    const char *name = SSL_get_servername(ssl, TLSEXT_NAMETYPE_host_name);
    int place = name ? roost_tls_server_choose(all, name) : 0;
    if (place > 0) SSL_set_SSL_CTX(ssl, all->pairs[place]);
    return name ? SSL_TLSEXT_ERR_OK : SSL_TLSEXT_ERR_NOACK;
}

static SSL_CTX *create_server(roost_tls_context *all) {
    SSL_CTX *context = create(TLS_server_method());
    if (!context) return NULL;
    SSL_CTX_set_num_tickets(context, 1);
    SSL_CTX_set_session_id_context(context, (const unsigned char *)"roost", 5);
    SSL_CTX_set_verify(context, SSL_VERIFY_PEER, NULL);
    SSL_CTX_set_cert_verify_callback(context, accept_any, NULL);
    SSL_CTX_set_max_cert_list(context, 32768);
    SSL_CTX_set_tlsext_servername_callback(context, choose_by_name);
    SSL_CTX_set_tlsext_servername_arg(context, all);
    return context;
}

roost_tls_context *roost_tls_server_create(void) {
    return calloc(1, sizeof(roost_tls_context));
}

roost_tls_context *roost_tls_client_create(int checks) {
    ERR_clear_error();
    roost_tls_context *all = calloc(1, sizeof *all);
    if (!all) return NULL;
    all->is_client = 1;
    all->checks = checks;
    all->first = create(TLS_client_method());
    if (!all->first) {
        free(all);
        return NULL;
    }
    SSL_CTX_set_verify(all->first, checks ? SSL_VERIFY_PEER : SSL_VERIFY_NONE, NULL);
    if (checks) SSL_CTX_set_default_verify_paths(all->first);
    return all;
}

void roost_tls_context_free(roost_tls_context *context) {
    if (context->is_client) SSL_CTX_free(context->first);
    for (int i = 0; i < context->count; i++) SSL_CTX_free(context->pairs[i]);
    free(context->pairs);
    free(context);
}

void roost_tls_context_limit_to_1_2(roost_tls_context *context) {
    SSL_CTX_set_max_proto_version(context->first, TLS1_2_VERSION);
}

int roost_tls_client_trust(roost_tls_context *context, const uint8_t *pem, size_t count) {
    ERR_clear_error();
    BIO *bio = BIO_new_mem_buf(pem, (int)count);
    int trusted = 0;
    for (X509 *certificate; bio && (certificate = PEM_read_bio_X509(bio, NULL, roost_tls_no_passphrase, NULL)); X509_free(certificate))
        trusted += X509_STORE_add_cert(SSL_CTX_get_cert_store(context->first), certificate) == 1;
    /* Any error but the end of the text is a damaged certificate. */
    if (ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE) trusted = 0;
    BIO_free(bio);
    ERR_clear_error();
    return trusted;
}

int roost_tls_no_passphrase(char *text, int size, int writes, void *was_asked) {
    (void)text;
    (void)size;
    (void)writes;
    if (was_asked) *(int *)was_asked = 1;
    return -1;
}

static enum roost_tls_pair use_chain(SSL_CTX *context, const uint8_t *chain, size_t count) {
    BIO *bio = BIO_new_mem_buf(chain, (int)count);
    X509 *certificate = bio ? PEM_read_bio_X509(bio, NULL, roost_tls_no_passphrase, NULL) : NULL;
    enum roost_tls_pair result = certificate ? roost_tls_pair_fits : roost_tls_pair_no_certificate;
    if (certificate && SSL_CTX_use_certificate(context, certificate) != 1) result = roost_tls_pair_bad_certificate;
    X509_free(certificate);
    while (result == roost_tls_pair_fits && (certificate = PEM_read_bio_X509(bio, NULL, roost_tls_no_passphrase, NULL))) {
        if (SSL_CTX_add0_chain_cert(context, certificate) == 1) continue;
        X509_free(certificate);
        result = roost_tls_pair_bad_certificate;
    }
    BIO_free(bio);
    /* PEM_read_bio_X509 reports the end of the text as an error. Any other error is a damaged certificate of the chain. */
    if (result == roost_tls_pair_fits && ERR_GET_REASON(ERR_peek_last_error()) != PEM_R_NO_START_LINE)
        return roost_tls_pair_bad_certificate;
    if (result == roost_tls_pair_fits) ERR_clear_error();
    return result;
}

static enum roost_tls_pair use_key(SSL_CTX *context, const uint8_t *key, size_t count) {
    int was_asked = 0;
    BIO *bio = BIO_new_mem_buf(key, (int)count);
    EVP_PKEY *private = bio ? PEM_read_bio_PrivateKey(bio, NULL, roost_tls_no_passphrase, &was_asked) : NULL;
    BIO_free(bio);
    ERR_clear_error();
    if (!private) return was_asked ? roost_tls_pair_encrypted_key : roost_tls_pair_no_key;
    int fits = X509_check_private_key(SSL_CTX_get0_certificate(context), private) == 1 &&
               SSL_CTX_use_PrivateKey(context, private) == 1;
    EVP_PKEY_free(private);
    ERR_clear_error();
    return fits ? roost_tls_pair_fits : roost_tls_pair_other_key;
}

enum roost_tls_pair roost_tls_context_add(roost_tls_context *all, const uint8_t *chain, size_t chain_count,
                                          const uint8_t *key, size_t key_count) {
    ERR_clear_error();
    SSL_CTX *context = all->is_client ? all->first : create_server(all);
    if (!context) return roost_tls_pair_failed;
    enum roost_tls_pair result = use_chain(context, chain, chain_count);
    if (result == roost_tls_pair_fits) result = use_key(context, key, key_count);
    if (all->is_client) return result;
    SSL_CTX **pairs =
        result == roost_tls_pair_fits ? realloc(all->pairs, sizeof *pairs * (size_t)(all->count + 1)) : NULL;
    if (!pairs) {
        SSL_CTX_free(context);
        return result == roost_tls_pair_fits ? roost_tls_pair_failed : result;
    }
    pairs[all->count++] = context;
    all->pairs = pairs;
    all->first = pairs[0];
    return result;
}

int roost_tls_server_choose(const roost_tls_context *context, const char *name) {
    const unsigned flags[] = {X509_CHECK_FLAG_NO_WILDCARDS, 0};
    for (size_t pass = 0; pass < 2; pass++)
        for (int i = 0; i < context->count; i++) {
            X509 *certificate = SSL_CTX_get0_certificate(context->pairs[i]);
            if (X509_check_host(certificate, name, 0, flags[pass], NULL) == 1) return i;
        }
    return 0;
}
#endif
