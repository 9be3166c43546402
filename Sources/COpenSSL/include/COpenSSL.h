/* What Roost needs of OpenSSL 3, whose macros Swift does not see: contexts with certificates, connections over buffers of our
 * own, and certificates as values. Without the package trait TLS there is nothing here, and OpenSSL is not needed.
 *
 * No function keeps state in a global variable. OpenSSL's queue of errors belongs to the calling thread; each function empties
 * it before it works, and leaves the reasons of its failure there for roost_tls_reason. */
#ifndef ROOST_COPENSSL_H
#define ROOST_COPENSSL_H

#include <stddef.h>
#include <stdint.h>

typedef struct roost_tls_context roost_tls_context;
typedef struct roost_tls roost_tls;
typedef struct roost_tls_certificate roost_tls_certificate;

/* Why OpenSSL could not do something, as the first error of the thread's queue says, and empties the queue. `number` gets the
 * number of a TLS alert that the peer has sent, or 0. Returns the reason code of the SSL library, or 0. */
int roost_tls_reason(char *text, size_t size, int *alert);

/* Contexts. They count references: a connection keeps its own. */

/* A server without certificates: TLS 1.2 and 1.3. NULL where OpenSSL has no memory. */
roost_tls_context *roost_tls_server_create(void);
/* A client: it checks the server's certificate against the system's roots where `checks` is not 0. */
roost_tls_context *roost_tls_client_create(int checks);
void roost_tls_context_free(roost_tls_context *context);
/* Allows no version above TLS 1.2 from now on: for tests of a peer that has no other. */
void roost_tls_context_limit_to_1_2(roost_tls_context *context);
/* Trusts the certificates in PEM, besides those that are trusted already. Returns how many there are. */
int roost_tls_client_trust(roost_tls_context *context, const uint8_t *pem, size_t count);

enum roost_tls_pair {
    roost_tls_pair_fits,
    roost_tls_pair_no_certificate,  /* no certificate in PEM stands there */
    roost_tls_pair_bad_certificate, /* OpenSSL refuses the certificate; roost_tls_reason says why */
    roost_tls_pair_no_key,          /* no private key in PEM stands there */
    roost_tls_pair_encrypted_key,   /* the key needs a passphrase */
    roost_tls_pair_other_key,       /* the key is not that of the certificate */
    roost_tls_pair_failed,          /* OpenSSL failed */
};
/* Adds a chain of certificates and the key of the first, both in PEM. A server has any number; a client one. */
enum roost_tls_pair roost_tls_context_add(roost_tls_context *context, const uint8_t *chain, size_t chain_count,
                                          const uint8_t *key, size_t key_count);
/* Which of a server's pairs is for a host of that name: one that has the name itself, or else one that has it by a wildcard, or
 * else the first. */
int roost_tls_server_choose(const roost_tls_context *context, const char *name);

/* Connections. One thread at a time may use a connection. */

/* A connection; `host` is the name that a client asks for (SNI) and checks, or NULL. NULL where there is no memory. */
roost_tls *roost_tls_create(roost_tls_context *context, const char *host);
void roost_tls_free(roost_tls *connection);
/* Lends received bytes, which the next calls read; after them, roost_tls_keep copies what is left. */
void roost_tls_lend(roost_tls *connection, const void *bytes, size_t count);
/* Returns 0 where there is no memory. */
int roost_tls_keep(roost_tls *connection);

enum roost_tls_result {
    roost_tls_done,
    roost_tls_starved, /* more bytes of the peer are needed */
    roost_tls_ended,   /* the peer has sent close_notify */
    roost_tls_failed,  /* the connection is of no more use; roost_tls_reason says why */
};
enum roost_tls_result roost_tls_handshake(roost_tls *connection);
/* Reads up to `count` bytes into `bytes`, of one record; `done` gets how many. */
enum roost_tls_result roost_tls_read(roost_tls *connection, void *bytes, size_t count, size_t *done);
/* Writes the bytes, at most 16,384, as one record into the output. */
enum roost_tls_result roost_tls_write(roost_tls *connection, const void *bytes, size_t count);
/* Writes close_notify into the output, once. */
void roost_tls_close(roost_tls *connection);
/* Whether received bytes wait that have not been read, be it a part of a record. */
int roost_tls_has_input(const roost_tls *connection);
/* The bytes that the peer is to receive. They are valid until the next call for this connection. */
const uint8_t *roost_tls_output(const roost_tls *connection, size_t *count);
/* Forgets so many bytes of the output, which have been sent. */
void roost_tls_sent(roost_tls *connection, size_t count);
/* SHA-256 of the peer's certificate. Returns 0 where it has shown none. */
int roost_tls_peer_fingerprint(const roost_tls *connection, uint8_t fingerprint[32]);
/* `TLSv1.3`, and the cipher's name. They are constants. */
const char *roost_tls_version(const roost_tls *connection);
const char *roost_tls_cipher(const roost_tls *connection);
int roost_tls_was_resumed(const roost_tls *connection);
/* Has the client connection resume the session of another one that has received a ticket. */
void roost_tls_resume(roost_tls *connection, const roost_tls *former);
/* Gives back what OpenSSL keeps for the calling thread. */
void roost_tls_thread_rest(void);

/* Certificates. */

/* The first certificate in PEM; NULL where none stands there. */
roost_tls_certificate *roost_tls_certificate_read(const uint8_t *pem, size_t count);
void roost_tls_certificate_free(roost_tls_certificate *certificate);
/* The name or address at that place among those that the certificate is for, from 0 on. Returns 0 behind the last. */
int roost_tls_certificate_name(const roost_tls_certificate *certificate, int place, char *text, size_t size);
/* Who has issued it, as RFC 2253 spells it. */
void roost_tls_certificate_issuer(const roost_tls_certificate *certificate, char *text, size_t size);
/* Seconds since 1970 from which on and until which it is valid. */
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
