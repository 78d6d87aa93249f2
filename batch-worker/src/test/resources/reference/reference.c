/*
 * Programs that say what they did: reference WHAT AMOUNT. Each prints one line when it is done: its
 * wall time and processor time since main() in nanoseconds, all processes together, and the memory
 * that it had at its peak in bytes (anonymous pages and their page tables).
 *   cpu MS        works for that long by its own count
 *   peak MIB      touches that much memory, and gives it back at once
 *   sleep MS      waits
 *   tree MS       is four processes: three that work and hold 16 MiB each, and one that waits for them
 *   orphan MS     forks twice, so that what works is nobody's child, and hears from it how much
 */
#define _GNU_SOURCE
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

enum { CHILDREN = 3, MIB = 1 << 20 };

static int64_t clock_ns(clockid_t id) {
  struct timespec now;
  clock_gettime(id, &now);
  return now.tv_sec * 1000000000LL + now.tv_nsec;
}

static int64_t own_cpu(void) { return clock_ns(CLOCK_PROCESS_CPUTIME_ID); }

static int64_t micros(struct timeval time) { return time.tv_sec * 1000000LL + time.tv_usec; }

static int64_t childrens_cpu(void) {
  struct rusage usage;
  getrusage(RUSAGE_CHILDREN, &usage);
  return (micros(usage.ru_utime) + micros(usage.ru_stime)) * 1000;
}

/* What a cgroup charges to a process for its memory: see proc(5). */
static int64_t memory(void) {
  char line[256];
  long total = 0, value;
  FILE *status = fopen("/proc/self/status", "r");
  while (status != NULL && fgets(line, sizeof line, status) != NULL) {
    if (sscanf(line, "RssAnon: %ld", &value) == 1 || sscanf(line, "VmPTE: %ld", &value) == 1) {
      total += value;
    }
  }
  if (status != NULL) {
    fclose(status);
  }
  return total * 1024;
}

static void work(long millis) {
  volatile uint64_t sum = 0;
  int64_t end = own_cpu() + millis * 1000000LL;
  while (own_cpu() < end) {
    for (int i = 0; i < 1000; i++) {
      sum += i;
    }
  }
}

static char *touched(long mib) {
  char *pages = mmap(NULL, mib * MIB, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
  if (pages == MAP_FAILED) {
    exit(3);
  }
  memset(pages, 1, mib * MIB);
  return pages;
}

static int64_t peak(long mib) {
  char *pages = touched(mib);
  int64_t had = memory();
  munmap(pages, mib * MIB);
  return had;
}

static void receive(int from, void *to, size_t size) {
  if (read(from, to, size) != (ssize_t) size) {
    exit(4);
  }
}

static void send(int to, const void *from, size_t size) {
  if (write(to, from, size) != (ssize_t) size) {
    exit(5);
  }
}

/* All hold their memory until all have said how much. */
static int64_t tree(long millis) {
  int said[2], go[2];
  if (pipe(said) != 0 || pipe(go) != 0) {
    exit(6);
  }
  for (int i = 0; i < CHILDREN; i++) {
    if (fork() == 0) {
      char word;
      touched(16);
      work(millis);
      int64_t had = memory();
      send(said[1], &had, sizeof had);
      receive(go[0], &word, 1);
      _exit(0);
    }
  }
  int64_t all = memory(), had;
  for (int i = 0; i < CHILDREN; i++) {
    receive(said[0], &had, sizeof had);
    all += had;
  }
  send(go[1], "go!", CHILDREN);
  while (wait(NULL) > 0) {
  }
  return all;
}

/* Returns what the orphan used, when it has ended and has been waited for. */
static int64_t orphan(long millis) {
  int said[2];
  if (pipe(said) != 0) {
    exit(6);
  }
  pid_t child = fork();
  if (child == 0) {
    if (fork() == 0) {
      int64_t before = own_cpu();
      work(millis);
      int64_t result[2] = {own_cpu() - before, getpid()};
      send(said[1], result, sizeof result);
    }
    _exit(0);
  }
  close(said[1]);
  waitpid(child, NULL, 0);
  int64_t used[2];
  receive(said[0], used, sizeof used);
  while (kill((pid_t) used[1], 0) == 0) {
    usleep(20000);
  }
  return used[0];
}

int main(int count, char **arguments) {
  int64_t began = clock_ns(CLOCK_MONOTONIC), cpu = own_cpu(), had = 0, others = 0;
  if (count != 3) {
    return 2;
  }
  const char *what = arguments[1];
  long amount = atol(arguments[2]);
  if (strcmp(what, "cpu") == 0) {
    work(amount);
  } else if (strcmp(what, "peak") == 0) {
    had = peak(amount);
  } else if (strcmp(what, "sleep") == 0) {
    usleep(amount * 1000);
  } else if (strcmp(what, "tree") == 0) {
    had = tree(amount);
  } else if (strcmp(what, "orphan") == 0) {
    others = orphan(amount);
  } else {
    return 2;
  }
  if (had == 0) {
    had = memory();
  }
  others += childrens_cpu();
  printf(
      "%lld %lld %lld\n",
      (long long) (clock_ns(CLOCK_MONOTONIC) - began),
      (long long) (own_cpu() - cpu + others),
      (long long) had);
  fflush(stdout);
  _exit(0);
}
