#define _GNU_SOURCE
#include "CSystem.h"

#include <crypt.h>
#include <stdlib.h>
#include <string.h>

int roost_password_matches(const char *password, const char *hash) {
    /* Too large for the stack of a handler thread. */
    struct crypt_data *data = calloc(1, sizeof *data);
    if (data == NULL) return 0;
    const char *made = crypt_r(password, hash, data);
    int matches = 0;
    /* A result that begins with '*' is a failure of crypt(3), and never matches. */
    if (made != NULL && made[0] != '*' && strlen(made) == strlen(hash)) {
        unsigned char difference = 0;
        for (size_t index = 0; made[index] != 0; index++) difference |= (unsigned char)(made[index] ^ hash[index]);
        matches = difference == 0;
    }
    free(data);
    return matches;
}

int roost_password_hash(const char *password, char *hash, size_t room) {
    char setting[CRYPT_GENSALT_OUTPUT_SIZE];
    struct crypt_data *data = calloc(1, sizeof *data);
    if (data == NULL) return -1;
    const char *made = NULL;
    if (crypt_gensalt_rn(NULL, 0, NULL, 0, setting, sizeof setting) != NULL) made = crypt_r(password, setting, data);
    int result = -1;
    if (made != NULL && made[0] != '*' && strlen(made) < room) {
        strcpy(hash, made);
        result = 0;
    }
    free(data);
    return result;
}
