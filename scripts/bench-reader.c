// What reading costs at the speed of C, for scripts/bench:
//   bench-reader DIR            reads every .md file below DIR and prints how many files, lines and bytes there are
//   bench-reader --cold DIR     takes what was read below DIR out of memory, as far as the system lets go of it
//   bench-reader --peak CMD...  runs a command without its output and prints its peak memory in KB
#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

static long files, lines, bytes;
static int isCold;
static char buffer[1 << 20];

static void readFolder(int parent, const char *name) {
  int descriptor = openat(parent, name, O_RDONLY | O_DIRECTORY | O_NOFOLLOW);
  DIR *folder = descriptor < 0 ? NULL : fdopendir(descriptor);
  if (!folder) exit(1);
  for (struct dirent *entry; (entry = readdir(folder));) {
    if (entry->d_name[0] == '.') continue;
    if (entry->d_type == DT_DIR) readFolder(descriptor, entry->d_name);
    size_t length = strlen(entry->d_name);
    if (entry->d_type != DT_REG || length < 3 || strcmp(entry->d_name + length - 3, ".md")) continue;
    int file = openat(descriptor, entry->d_name, O_RDONLY);
    if (isCold) {
      // What is not on the disk yet stays in memory.
      fdatasync(file), posix_fadvise(file, 0, 0, POSIX_FADV_DONTNEED), close(file);
      continue;
    }
    for (long count; (count = read(file, buffer, sizeof buffer)) > 0; bytes += count)
      for (char *at = buffer; (at = memchr(at, '\n', buffer + count - at)); at++) lines++;
    close(file);
    files++;
  }
  closedir(folder);
}

int main(int count, char **words) {
  if (count > 2 && !strcmp(words[1], "--peak")) {
    if (!fork()) {
      int none = open("/dev/null", O_WRONLY);
      dup2(none, 1), dup2(none, 2);
      execvp(words[2], words + 2), _exit(127);
    }
    struct rusage usage;
    wait4(-1, NULL, 0, &usage);
    return printf("%ld\n", usage.ru_maxrss) < 0;
  }
  isCold = count == 3 && !strcmp(words[1], "--cold");
  if (count != 2 + isCold) return 2;
  readFolder(AT_FDCWD, words[count - 1]);
  if (isCold) return 0;
  return printf("%ld files, %ld lines, %ld bytes\n", files, lines, bytes) < 0;
}
