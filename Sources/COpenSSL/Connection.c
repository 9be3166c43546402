/* Connections over buffers of this module, which shrink. OpenSSL's memory BIO keeps its peak size until it is freed. */
#ifdef ROOST_TLS
#include "Internal.h"

#include <openssl/err.h>
#include <openssl/x509v3.h>
#include <pthread.h>
#include <stdlib.h>
#include <string.h>

struct buffer {
    uint8_t *bytes;
    size_t start, end, capacity;
};

struct roost_tls {
    SSL *ssl;
    const uint8_t *lent; /* the caller's bytes that have not been read yet */
    size_t lent_count;
    struct buffer input, output;
    int has_closed;
};

/* The bound of the output: more than a record, a ticket and alerts. The connection of a peer that causes more replies without
 * reading them fails. */
static const size_t output_bound = 65536;

static int append(struct buffer *buffer, const void *bytes, size_t count) {
    if (buffer->end + count > buffer->capacity) {
        size_t held = buffer->end - buffer->start;
        uint8_t *grown = malloc(held + count);
        if (!grown) return 0;
        if (held) memcpy(grown, buffer->bytes + buffer->start, held);
        free(buffer->bytes);
        *buffer = (struct buffer){grown, 0, held, held + count};
    }
    memcpy(buffer->bytes + buffer->end, bytes, count);
    buffer->end += count;
    return 1;
}

/* Removes `count` bytes. An empty buffer frees its memory, because most connections are idle most of the time. */
static void drop(struct buffer *buffer, size_t count) {
    buffer->start += count;
    if (buffer->start < buffer->end) return;
    free(buffer->bytes);
    *buffer = (struct buffer){0};
}

static int bio_write(BIO *bio, const char *bytes, size_t count, size_t *done) {
    roost_tls *connection = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    *done = 0;
    if (connection->output.end - connection->output.start + count > output_bound) return 0;
    if (!append(&connection->output, bytes, count)) return 0;
    *done = count;
    return 1;
}

static int bio_read(BIO *bio, char *bytes, size_t count, size_t *done) {
    roost_tls *connection = BIO_get_data(bio);
    BIO_clear_retry_flags(bio);
    size_t kept = connection->input.end - connection->input.start;
    *done = 0;
    if (kept) {
        *done = kept < count ? kept : count;
        memcpy(bytes, connection->input.bytes + connection->input.start, *done);
        drop(&connection->input, *done);
    } else if (connection->lent_count) {
        *done = connection->lent_count < count ? connection->lent_count : count;
        memcpy(bytes, connection->lent, *done);
        connection->lent += *done;
        connection->lent_count -= *done;
    } else {
        BIO_set_retry_read(bio);
        return 0;
    }
    return 1;
}

static long bio_control(BIO *bio, int command, long number, void *pointer) {
    (void)bio;
    (void)number;
    (void)pointer;
    return command == BIO_CTRL_FLUSH || command == BIO_CTRL_DUP;
}

static int bio_create(BIO *bio) {
    BIO_set_init(bio, 1);
    return 1;
}

static BIO_METHOD *method;
static pthread_once_t method_once = PTHREAD_ONCE_INIT;

static void create_method(void) {
    method = BIO_meth_new(BIO_get_new_index() | BIO_TYPE_SOURCE_SINK, "roost");
    if (!method) return;
    BIO_meth_set_write_ex(method, bio_write);
    BIO_meth_set_read_ex(method, bio_read);
    BIO_meth_set_ctrl(method, bio_control);
    BIO_meth_set_create(method, bio_create);
}

roost_tls *roost_tls_create(roost_tls_context *context, const char *host) {
    ERR_clear_error();
    pthread_once(&method_once, create_method);
    if (!method || !context->first) return NULL;
    roost_tls *connection = calloc(1, sizeof *connection);
    BIO *bio = connection ? BIO_new(method) : NULL;
    SSL *ssl = bio ? SSL_new(context->first) : NULL;
    if (!ssl) {
        BIO_free(bio);
        free(connection);
        return NULL;
    }
    BIO_set_data(bio, connection);
    SSL_set_bio(ssl, bio, bio);
    connection->ssl = ssl;
    if (!context->is_client) {
        SSL_set_accept_state(ssl);
        return connection;
    }
    SSL_set_connect_state(ssl);
    /* An address is no name that a client may ask for (RFC 6066, 3). */
    ASN1_OCTET_STRING *address = host ? a2i_IPADDRESS(host) : NULL;
    if (host && !address) SSL_set_tlsext_host_name(ssl, host);
    ASN1_OCTET_STRING_free(address);
    ERR_clear_error();
    /* A client that checks the server must not connect without a name to check. */
    if (context->checks && (!host || SSL_set1_host(ssl, host) != 1)) {
        roost_tls_free(connection);
        return NULL;
    }
    return connection;
}

void roost_tls_free(roost_tls *connection) {
    SSL_free(connection->ssl);
    free(connection->input.bytes);
    free(connection->output.bytes);
    free(connection);
}

void roost_tls_lend(roost_tls *connection, const void *bytes, size_t count) {
    connection->lent = bytes;
    connection->lent_count = count;
}

int roost_tls_keep(roost_tls *connection) {
    int is_kept = !connection->lent_count || append(&connection->input, connection->lent, connection->lent_count);
    roost_tls_lend(connection, NULL, 0);
    return is_kept;
}

static enum roost_tls_result outcome(const roost_tls *connection, int result) {
    switch (SSL_get_error(connection->ssl, result)) {
    case SSL_ERROR_NONE: return roost_tls_done;
    case SSL_ERROR_WANT_READ: return roost_tls_starved;
    case SSL_ERROR_ZERO_RETURN: return roost_tls_ended;
    default: return roost_tls_failed;
    }
}

enum roost_tls_result roost_tls_handshake(roost_tls *connection) {
    ERR_clear_error();
    return outcome(connection, SSL_do_handshake(connection->ssl));
}

enum roost_tls_result roost_tls_read(roost_tls *connection, void *bytes, size_t count, size_t *done) {
    ERR_clear_error();
    *done = 0;
    return outcome(connection, SSL_read_ex(connection->ssl, bytes, count, done));
}

enum roost_tls_result roost_tls_write(roost_tls *connection, const void *bytes, size_t count) {
    ERR_clear_error();
    size_t done = 0;
    enum roost_tls_result result = outcome(connection, SSL_write_ex(connection->ssl, bytes, count, &done));
    return result == roost_tls_done && done == count ? roost_tls_done : roost_tls_failed;
}

void roost_tls_close(roost_tls *connection) {
    if (connection->has_closed || !SSL_is_init_finished(connection->ssl)) return;
    connection->has_closed = 1;
    ERR_clear_error();
    SSL_shutdown(connection->ssl);
    ERR_clear_error();
}

int roost_tls_has_input(const roost_tls *connection) {
    return connection->input.end > connection->input.start || SSL_has_pending(connection->ssl);
}

const uint8_t *roost_tls_output(const roost_tls *connection, size_t *count) {
    *count = connection->output.end - connection->output.start;
    return connection->output.bytes + connection->output.start;
}

void roost_tls_sent(roost_tls *connection, size_t count) { drop(&connection->output, count); }
#endif
