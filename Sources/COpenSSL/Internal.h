/* Declarations that several C files of this module use. */
#ifndef ROOST_COPENSSL_INTERNAL_H
#define ROOST_COPENSSL_INTERNAL_H

#include "COpenSSL.h"

#include <openssl/ssl.h>

struct roost_tls_context {
    SSL_CTX *first; /* the SSL_CTX from which connections are created; a client has no other */
    /* A server's certificate pairs, each in its own SSL_CTX. `pairs[0]` is `first`. */
    SSL_CTX **pairs;
    int count;
    int is_client, checks;
};

/* A passphrase callback that never asks: a server has no terminal. Sets `*was_asked`, an int or NULL, to 1. */
int roost_tls_no_passphrase(char *text, int size, int writes, void *was_asked);

#endif
