/* Every file tests/invalid/NAME.case is one case: it breaks the valid study in tests/invalid/valid in one
 * way, and says the exact messages that must come, no more and no less. A case without messages is one
 * that must be accepted. Lines of a case:
 *
 *   # why                       in FILE: the one that the next lines change; others than study.yaml,
 *                               region.yaml and actions.yaml are made, and gone after the case
 *   replace A / with B          the one place where A stands; next line says what takes its place
 *   append A                    a line at the end          repeat N A    the same line N times
 *   write A                     all there is in the file   copy FILE     all there is in that one
 *   crlf                        line ends
 *   remove, folder, fifo        instead of the file        link A        a symbolic link to A
 *   set PATH=VALUE              as raat run --set          check FILE    instead of study.yaml
 *   says MESSAGE                paths relative to the study's folder
 *
 * \n, \r, \t, \\ and \xHH stand for bytes.
 *
 * Each case is asked twice, the second time in a process that writes numbers and errors in German. */
#include "tests/check.h"

#include <dirent.h>
#include <locale.h>
#include <sys/stat.h>
#include <unistd.h>

#include "engine/base/text.h"
#include "scenarios/language/scenario.h"
#include "tests/support/folder.h"

enum { MOST_CASES = 400, MOST_SETTINGS = 8, MOST_FILES = 16 };

static const char home[] = "tests/invalid";
static const char *const names[] = {"study.yaml", "region.yaml", "actions.yaml"};

typedef struct {
    const char *file;    /* that the lines change */
    const char *replace; /* of the line before a `with` */
    const char *check;   /* what is checked, a file or the study */
    const char *settings[MOST_SETTINGS];
    size_t n_settings;
    raat_text expected;
} scene;

/* Files beside the three, which the next case must not find: a case that fails does not come to its
 * end. */
static char extra[MOST_FILES][80];
static size_t n_extra;

/* ---- the lines ---- */

/* Escapes become bytes, in place; the length goes to *out_n, for \x00 is one of them. */
static char *unescape(char *text, size_t *out_n)
{
    char *to = text;
    for (const char *from = text; *from; from++) {
        static const char letters[] = "nrt\\", bytes[] = "\n\r\t\\";
        const char *letter = *from == '\\' && from[1] ? strchr(letters, from[1]) : NULL;
        if (letter) {
            *to++ = bytes[letter - letters];
            from++;
        } else if (*from == '\\' && from[1] == 'x') {
            const char digits[] = {from[2], from[3], '\0'};
            *to++ = (char)strtol(digits, NULL, 16);
            from += 3;
        } else {
            *to++ = *from;
        }
    }
    *to = '\0';
    *out_n = (size_t)(to - text);
    return text;
}

static void replace(const scene *s, const char *with, size_t n)
{
    size_t size;
    char *old = folder_read(folder_path(s->file), &size);
    assert_non_null(old);
    char *at = strstr(old, s->replace);
    if (!at || strstr(at + 1, s->replace))
        fail_msg("'%s' does not stand once in %s", s->replace, s->file);
    raat_text text = {0};
    raat_text_append_bytes(&text, old, (size_t)(at - old));
    raat_text_append_bytes(&text, with, n);
    raat_text_append(&text, at + strlen(s->replace));
    folder_write(folder_path(s->file), raat_text_bytes(&text), text.length);
    raat_text_clear(&text);
    free(old);
}

static void append(const scene *s, const char *line, size_t n, long times)
{
    size_t size;
    char *old = folder_read(folder_path(s->file), &size);
    assert_non_null(old);
    raat_text text = {0};
    raat_text_append_bytes(&text, old, size);
    for (long i = 0; i < times; i++) {
        raat_text_append_bytes(&text, line, n);
        raat_text_append(&text, "\n");
    }
    folder_write(folder_path(s->file), raat_text_bytes(&text), text.length);
    raat_text_clear(&text);
    free(old);
}

static void crlf(const scene *s)
{
    size_t size;
    char *old = folder_read(folder_path(s->file), &size);
    raat_text text = {0};
    for (size_t i = 0; i < size; i++) {
        if (old[i] == '\n')
            raat_text_append(&text, "\r");
        raat_text_append_bytes(&text, &old[i], 1);
    }
    folder_write(folder_path(s->file), raat_text_bytes(&text), text.length);
    raat_text_clear(&text);
    free(old);
}

/* Turns to a file; a new one is empty. */
static void turn_to(scene *s, const char *file)
{
    s->file = file;
    for (size_t i = 0; i < 3; i++)
        if (strcmp(file, names[i]) == 0)
            return;
    for (size_t i = 0; i < n_extra; i++)
        if (strcmp(file, extra[i]) == 0)
            return;
    assert_true(n_extra < MOST_FILES);
    snprintf(extra[n_extra++], sizeof *extra, "%s", file);
    folder_write(folder_path(file), "", 0);
}

static void copy(const scene *s, const char *from)
{
    size_t n;
    char *content = folder_read(folder_path(from), &n);
    assert_non_null(content);
    folder_write(folder_path(s->file), content, n);
    free(content);
}

static void become(const scene *s, const char *what, const char *argument)
{
    const char *path = folder_path(s->file);
    assert_int_equal(unlink(path), 0);
    if (strcmp(what, "folder") == 0)
        assert_int_equal(mkdir(path, 0700), 0);
    else if (strcmp(what, "fifo") == 0)
        assert_int_equal(mkfifo(path, 0600), 0);
    else if (strcmp(what, "link") == 0)
        assert_int_equal(symlink(argument, path), 0);
}

static void obey(scene *s, char *line)
{
    char *space = strchr(line, ' ');
    size_t n = 0;
    if (space)
        *space = '\0';
    char *argument = space ? space + 1 : line + strlen(line);
    if (strcmp(line, "says") == 0) {
        raat_text_appendf(&s->expected, "%s\n", argument);
        return;
    }
    unescape(argument, &n);
    if (strcmp(line, "in") == 0)
        turn_to(s, argument);
    else if (strcmp(line, "copy") == 0)
        copy(s, argument);
    else if (strcmp(line, "check") == 0)
        s->check = argument;
    else if (strcmp(line, "set") == 0)
        s->settings[s->n_settings++] = argument;
    else if (strcmp(line, "replace") == 0)
        s->replace = argument;
    else if (strcmp(line, "with") == 0)
        replace(s, argument, n);
    else if (strcmp(line, "append") == 0)
        append(s, argument, n, 1);
    else if (strcmp(line, "repeat") == 0)
        append(s, strchr(argument, ' ') + 1, n - (size_t)(strchr(argument, ' ') + 1 - argument),
               strtol(argument, NULL, 10));
    else if (strcmp(line, "write") == 0)
        folder_write(folder_path(s->file), argument, n);
    else if (strcmp(line, "crlf") == 0)
        crlf(s);
    else if (strchr("rfl", line[0]))
        become(s, line, argument);
    else
        fail_msg("no such line in a case: %s", line);
}

/* ---- what comes ---- */

/* Messages name files by their path; the test's folder is not part of the claim. */
static void append_relative(raat_text *out, const char *text, const char *folder)
{
    const size_t n = strlen(folder);
    for (const char *at; (at = strstr(text, folder)); text = at + n)
        raat_text_append_bytes(out, text, (size_t)(at - text));
    raat_text_append(out, text);
}

static void append_messages(raat_text *out, raat_diagnostics *d)
{
    char folder[1024];
    snprintf(folder, sizeof folder, "%s", folder_path(""));
    raat_diagnostic_sort(d);
    for (size_t i = 0; i < d->n; i++) {
        append_relative(out, d->rows[i].path, folder);
        if (d->rows[i].line)
            raat_text_appendf(out, ":%d:%d", d->rows[i].line, d->rows[i].column);
        raat_text_append(out, ": error: ");
        append_relative(out, d->rows[i].text, folder);
        raat_text_append(out, "\n");
    }
}

static raat_status check(const scene *s, raat_diagnostics *d)
{
    const raat_overlay overlay = {s->settings, s->n_settings};
    const char *kind;
    raat_plan *plan = NULL;
    raat_error err = {0};
    raat_status status;
    if (s->check)
        status = raat_scenario_check(folder_path(s->check), &kind, d, &err);
    else
        status = raat_scenario_load(folder_path("study.yaml"), &overlay, &plan, d, &err);
    assert_string_equal(err.message, "");
    assert_int_equal(plan != NULL, status == RAAT_OK && !s->check);
    raat_plan_free(plan);
    return status;
}

static void copy_valid(void)
{
    while (n_extra)
        remove(folder_path(extra[--n_extra]));
    for (size_t i = 0; i < 3; i++) {
        char from[80];
        size_t n;
        snprintf(from, sizeof from, "%s/valid/%s", home, names[i]);
        char *content = folder_read(from, &n);
        assert_non_null(content);
        remove(folder_path(names[i])); /* the case before may have left a FIFO there */
        folder_write(folder_path(names[i]), content, n);
        free(content);
    }
}

static void case_file(void **state)
{
    const char *name = *state;
    char path[300];
    size_t size;
    scene s = {0};
    snprintf(path, sizeof path, "%s/%s", home, name);
    char *lines = folder_read(path, &size);
    assert_non_null(lines);
    copy_valid();
    for (char *rest = lines, *line; (line = strsep(&rest, "\n"));)
        if (*line && *line != '#')
            obey(&s, line);
    raat_diagnostics d = {0};
    raat_text messages = {0};
    const raat_status status = check(&s, &d);
    append_messages(&messages, &d);
    assert_string_equal(raat_text_bytes(&messages), raat_text_bytes(&s.expected));
    assert_int_equal(status, s.expected.length ? RAAT_USAGE : RAAT_OK);
    raat_text_clear(&messages);
    raat_text_clear(&s.expected);
    raat_diagnostic_clear(&d);
    free(lines);
}

/* ---- the same in a locale with commas ---- */

static char
    locales[200]; /* folder in which de_DE is made: Debian's package `locales` has its source */

static void make_locale(void)
{
    char command[400];
    snprintf(locales, sizeof locales, "/tmp/raat-locale-XXXXXX");
    assert_non_null(mkdtemp(locales));
    snprintf(command, sizeof command, "localedef -i de_DE -f UTF-8 %s/de_DE.UTF-8 >/dev/null 2>&1",
             locales);
    (void)!system(command);
    setenv("LOCPATH", locales, 1);
}

static void remove_locale(void)
{
    char command[400];
    snprintf(command, sizeof command, "rm -rf %s", locales);
    (void)!system(command);
}

static int enter_locale(void **state)
{
    (void)state;
    setlocale(LC_ALL, "de_DE.UTF-8");
    return 0;
}

static int leave_locale(void **state)
{
    (void)state;
    setlocale(LC_ALL, "C");
    return 0;
}

static void case_file_in_german(void **state)
{
    char text[16];
    snprintf(text, sizeof text, "%.1f", 0.5);
    if (strcmp(text, "0,5") != 0)
        skip();
    case_file(state);
}

/* ---- two tests a file ---- */

static int is_case(const struct dirent *entry)
{
    const char *dot = strrchr(entry->d_name, '.');
    return dot && strcmp(dot, ".case") == 0;
}

int main(void)
{
    static struct CMUnitTest tests[2 * MOST_CASES];
    static char german[MOST_CASES][100];
    struct dirent **files;
    const int n = scandir(home, &files, is_case, alphasort);
    if (n < 1 || n > MOST_CASES)
        return 1;
    for (int i = 0; i < n; i++) {
        char *name = files[i]->d_name;
        snprintf(german[i], sizeof german[i], "de_DE %.80s", name);
        tests[i] = (struct CMUnitTest){name, case_file, NULL, NULL, name};
        tests[n + i] =
            (struct CMUnitTest){german[i], case_file_in_german, enter_locale, leave_locale, name};
    }
    folder_make();
    make_locale();
    const int status = _cmocka_run_group_tests(home, tests, (size_t)(2 * n), NULL, NULL);
    remove_locale();
    folder_remove();
    for (int i = 0; i < n; i++)
        free(files[i]);
    free(files);
    return status;
}
