/* What the files of this module share. */
#ifndef ROOST_COPENSSL_INTERNAL_H
#define ROOST_COPENSSL_INTERNAL_H

#include "COpenSSL.h"

#include <openssl/ssl.h>

struct roost_tls_context {
    SSL_CTX *first; /* a client's only one; a server's, from which connections are made */
    /* A server's pairs, each with a context of its own. The first is `first`. */
    SSL_CTX **pairs;
    int count;
    int is_client, checks;
};

#endif
