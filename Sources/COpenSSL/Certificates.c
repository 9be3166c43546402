/* Reads the fields of certificates, and creates certificates with keys for tests and trials. */
#ifdef ROOST_TLS
#include "Internal.h"

#include <arpa/inet.h>
#include <openssl/err.h>
#include <openssl/pem.h>
#include <openssl/rand.h>
#include <openssl/x509v3.h>
#include <stdlib.h>
#include <string.h>

static X509 *of(const roost_tls_certificate *certificate) { return (X509 *)certificate; }

static X509 *read_certificate(const uint8_t *pem, size_t count) {
    BIO *bio = BIO_new_mem_buf(pem, (int)count);
    X509 *certificate = bio ? PEM_read_bio_X509(bio, NULL, roost_tls_no_passphrase, NULL) : NULL;
    BIO_free(bio);
    ERR_clear_error();
    return certificate;
}

roost_tls_certificate *roost_tls_certificate_read(const uint8_t *pem, size_t count) {
    return (roost_tls_certificate *)read_certificate(pem, count);
}

void roost_tls_certificate_free(roost_tls_certificate *certificate) { X509_free(of(certificate)); }

static void copy(const void *bytes, size_t count, char *text, size_t size) {
    if (count >= size) count = size - 1;
    memcpy(text, bytes, count);
    text[count] = 0;
}

static int spell(const GENERAL_NAME *name, char *text, size_t size) {
    if (name->type == GEN_DNS) {
        size_t count = (size_t)ASN1_STRING_length(name->d.dNSName);
        copy(ASN1_STRING_get0_data(name->d.dNSName), count, text, size);
        /* A name of a foreign certificate must not control the terminal that shows it. */
        for (size_t i = 0; i < count && i < size - 1; i++)
            if (text[i] <= ' ' || text[i] > '~') text[i] = '?';
        return 1;
    }
    if (name->type != GEN_IPADD) return 0;
    int length = ASN1_STRING_length(name->d.iPAddress);
    int family = length == 4 ? AF_INET : AF_INET6;
    if (length != 4 && length != 16) return 0;
    return inet_ntop(family, ASN1_STRING_get0_data(name->d.iPAddress), text, (socklen_t)size) != NULL;
}

int roost_tls_certificate_name(const roost_tls_certificate *certificate, int place, char *text, size_t size) {
    GENERAL_NAMES *names = X509_get_ext_d2i(of(certificate), NID_subject_alt_name, NULL, NULL);
    int found = 0;
    for (int i = 0; i < sk_GENERAL_NAME_num(names) && !found; i++)
        if (spell(sk_GENERAL_NAME_value(names, i), text, size)) found = place-- == 0;
    GENERAL_NAMES_free(names);
    ERR_clear_error();
    return found;
}

void roost_tls_certificate_issuer(const roost_tls_certificate *certificate, char *text, size_t size) {
    BIO *bio = BIO_new(BIO_s_mem());
    char *bytes = NULL;
    if (bio) X509_NAME_print_ex(bio, X509_get_issuer_name(of(certificate)), 0, XN_FLAG_RFC2253);
    long count = bio ? BIO_get_mem_data(bio, &bytes) : 0;
    copy(bytes ? bytes : "", count > 0 ? (size_t)count : 0, text, size);
    BIO_free(bio);
}

static int64_t seconds(const ASN1_TIME *time) {
    ASN1_TIME *epoch = ASN1_TIME_set(NULL, 0);
    int days = 0, rest = 0;
    if (epoch) ASN1_TIME_diff(&days, &rest, epoch, time);
    ASN1_TIME_free(epoch);
    return (int64_t)days * 86400 + rest;
}

void roost_tls_certificate_validity(const roost_tls_certificate *certificate, int64_t *from, int64_t *until) {
    *from = seconds(X509_get0_notBefore(of(certificate)));
    *until = seconds(X509_get0_notAfter(of(certificate)));
}

int roost_tls_certificate_fingerprint(const roost_tls_certificate *certificate, uint8_t fingerprint[32]) {
    return X509_digest(of(certificate), EVP_sha256(), fingerprint, NULL) == 1;
}

static int add_extension(X509 *certificate, int kind, const char *value) {
    X509_EXTENSION *extension = X509V3_EXT_conf_nid(NULL, NULL, kind, value);
    int done = extension && X509_add_ext(certificate, extension, -1) == 1;
    X509_EXTENSION_free(extension);
    return done;
}

/* Adds each name as its own value. In a configuration line of OpenSSL, a comma inside a name would start another name. */
static int add_names(X509 *certificate, const struct roost_tls_request *request) {
    GENERAL_NAMES *names = GENERAL_NAMES_new();
    int done = names != NULL;
    for (size_t i = 0; i < request->name_count && done; i++) {
        GENERAL_NAME *name = GENERAL_NAME_new();
        ASN1_OCTET_STRING *address = a2i_IPADDRESS(request->names[i]);
        ASN1_IA5STRING *text = address ? NULL : ASN1_IA5STRING_new();
        done = name && (address || (text && ASN1_STRING_set(text, request->names[i], -1) == 1));
        if (done) GENERAL_NAME_set0_value(name, address ? GEN_IPADD : GEN_DNS, address ? (void *)address : (void *)text);
        done = done && sk_GENERAL_NAME_push(names, name) > 0;
    }
    done = done && X509_add1_ext_i2d(certificate, NID_subject_alt_name, names, 0, 0) == 1;
    GENERAL_NAMES_free(names);
    return done;
}

static int add_subject(X509 *certificate, const struct roost_tls_request *request) {
    char name[65]; /* 64 bytes and NUL: the longest common name, RFC 5280 */
    copy(request->names[0], strlen(request->names[0]), name, sizeof name);
    return X509_NAME_add_entry_by_txt(X509_get_subject_name(certificate), "CN", MBSTRING_UTF8,
                                      (const unsigned char *)name, -1, -1, 0);
}

static int fill(X509 *certificate, EVP_PKEY *key, const struct roost_tls_request *request, const X509 *issuer) {
    uint8_t serial[16];
    if (RAND_bytes(serial, sizeof serial) != 1) return 0;
    serial[0] = (uint8_t)((serial[0] & 0x7F) | 0x40); /* a positive serial number with a fixed length */
    BIGNUM *number = BN_bin2bn(serial, sizeof serial, NULL);
    int done = number && BN_to_ASN1_INTEGER(number, X509_get_serialNumber(certificate));
    BN_free(number);
    return done && X509_set_version(certificate, X509_VERSION_3) && X509_set_pubkey(certificate, key) &&
           ASN1_TIME_set(X509_getm_notBefore(certificate), (time_t)request->from) &&
           ASN1_TIME_set(X509_getm_notAfter(certificate), (time_t)request->until) && add_subject(certificate, request) &&
           X509_set_issuer_name(certificate, X509_get_subject_name(issuer ? issuer : certificate)) &&
           add_extension(certificate, NID_basic_constraints, request->is_issuer ? "critical,CA:TRUE" : "critical,CA:FALSE") &&
           add_extension(certificate, NID_key_usage,
                         request->is_issuer ? "critical,keyCertSign" : "critical,digitalSignature") &&
           (request->is_issuer || add_extension(certificate, NID_ext_key_usage, "serverAuth,clientAuth")) &&
           add_names(certificate, request);
}

static char *text_of(BIO *bio) {
    char *bytes = NULL;
    long count = BIO_get_mem_data(bio, &bytes);
    char *text = count > 0 ? malloc((size_t)count + 1) : NULL;
    if (text) copy(bytes, (size_t)count, text, (size_t)count + 1);
    return text;
}

int roost_tls_certificate_make(const struct roost_tls_request *request, char **certificate, char **key) {
    ERR_clear_error();
    *certificate = *key = NULL;
    EVP_PKEY *own = EVP_EC_gen("P-256"), *signer = own;
    X509 *made = X509_new(), *issuer = NULL;
    if (request->issuer_key) {
        BIO *bio = BIO_new_mem_buf(request->issuer_key, (int)request->issuer_key_count);
        signer = bio ? PEM_read_bio_PrivateKey(bio, NULL, roost_tls_no_passphrase, NULL) : NULL;
        BIO_free(bio);
        issuer = read_certificate(request->issuer, request->issuer_count);
    }
    BIO *texts[2] = {BIO_new(BIO_s_mem()), BIO_new(BIO_s_secmem())};
    if (own && signer && made && texts[0] && texts[1] && (issuer || !request->issuer_key) &&
        fill(made, own, request, issuer) && X509_sign(made, signer, EVP_sha256()) > 0 &&
        PEM_write_bio_X509(texts[0], made) && PEM_write_bio_PKCS8PrivateKey(texts[1], own, NULL, NULL, 0, NULL, NULL)) {
        *certificate = text_of(texts[0]);
        *key = text_of(texts[1]);
    }
    BIO_free(texts[0]);
    BIO_free(texts[1]);
    if (signer != own) EVP_PKEY_free(signer);
    EVP_PKEY_free(own);
    X509_free(made);
    X509_free(issuer);
    return *certificate && *key;
}

void roost_tls_text_free(char *text) {
    if (text) OPENSSL_cleanse(text, strlen(text));
    free(text);
}
#endif
