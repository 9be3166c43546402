#define _GNU_SOURCE
#include "CSystem.h"

#include <langinfo.h>
#include <locale.h>
#include <string.h>
#include <wchar.h>

void roost_use_utf8(void) {
    if (setlocale(LC_CTYPE, "") && !strcmp(nl_langinfo(CODESET), "UTF-8")) return;
    setlocale(LC_CTYPE, "C.UTF-8");
}

int roost_columns(uint32_t scalar) { return wcwidth((wchar_t)scalar); }
