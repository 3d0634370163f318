#include "engine/base/stop.h"

#include <signal.h>
#include <stddef.h>

static volatile sig_atomic_t asked; /* the signal's number */

static void handle(int signal, void (*handler)(int))
{
    struct sigaction action = {.sa_flags = SA_RESTART};
    action.sa_handler = handler;
    sigemptyset(&action.sa_mask);
    sigaction(signal, &action, NULL);
}

void raat_stop_ignore(void)
{
    handle(SIGINT, SIG_DFL);
    handle(SIGTERM, SIG_DFL);
}

/* Only calls that signal-safety(7) allows. */
static void note(int signal)
{
    asked = signal;
    raat_stop_ignore(); /* the second signal, whichever of the two, meets nobody */
}

void raat_stop_watch(void)
{
    asked = 0;
    handle(SIGINT, note);
    handle(SIGTERM, note);
}

int raat_stop_signal(void)
{
    return asked;
}
