package dev.pointwise.jobs.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** On folders that look like Linux's. */
class FreeMemoryTest {
  private static final long HELD = 500;

  @TempDir Path system;

  @BeforeEach
  void aMachineWith8000KibibytesFree() throws IOException {
    write("proc/meminfo", "MemTotal:  16000 kB\nMemFree:  100 kB\nMemAvailable:    8000 kB\n");
  }

  private void write(String file, String text) throws IOException {
    Path path = system.resolve(file);
    Files.createDirectories(path.getParent());
    Files.writeString(path, text);
  }

  private FreeMemory free() {
    return FreeMemory.of(system, HELD);
  }

  @Test
  void isTheMachinesWithoutAContainer() {
    assertThat(free().machine()).isEqualTo(8000 * 1024);
    assertThat(free().isContainersFirst()).isFalse();
    assertThat(free().total()).isEqualTo(8000 * 1024 + HELD);
    assertThat(free().total(4)).isEqualTo(2000 * 1024 + HELD);
  }

  @Test
  void isWhatVersionTwoLeavesWithThePageCache() throws IOException {
    write("proc/self/cgroup", "0::/pod/box\n");
    write("sys/fs/cgroup/pod/box/memory.max", "1000\n");
    write("sys/fs/cgroup/pod/box/memory.current", "700\n");
    write("sys/fs/cgroup/pod/box/memory.stat", "anon 600\ninactive_file 50\nactive_file 50\n");
    assertThat(free().container()).isEqualTo(350);
    assertThat(free().isContainersFirst()).isTrue();
    assertThat(free().total()).isEqualTo(350 + HELD);
  }

  @Test
  void heedsTheGroupsAbove() throws IOException {
    write("proc/self/cgroup", "0::/pod/box\n");
    write("sys/fs/cgroup/pod/box/memory.max", "max\n");
    write("sys/fs/cgroup/pod/box/memory.current", "700\n");
    write("sys/fs/cgroup/pod/memory.max", "900\n");
    write("sys/fs/cgroup/pod/memory.current", "800\n");
    assertThat(free().container()).isEqualTo(100);
  }

  @Test
  void readsVersionOneWhereTheContainersGroupIsMountedAsTheRoot() throws IOException {
    write("proc/self/cgroup", "9:name=systemd:/x\n4:memory:/docker/abc\n0::/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "2000\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1500\n");
    write("sys/fs/cgroup/memory/memory.stat", "cache 9\ntotal_inactive_file 25\n");
    assertThat(free().container()).isEqualTo(525);
  }

  @Test
  void takesVersionOnesLargestNumberForNoLimit() throws IOException {
    write("proc/self/cgroup", "4:memory:/\n");
    write("sys/fs/cgroup/memory/memory.limit_in_bytes", "9223372036854771712\n");
    write("sys/fs/cgroup/memory/memory.usage_in_bytes", "1500\n");
    assertThat(free().container()).isEqualTo(FreeMemory.UNKNOWN);
  }

  @Test
  void isUnknownWhereNothingTells() throws IOException {
    Files.delete(system.resolve("proc/meminfo"));
    assertThat(free().total()).isEqualTo(FreeMemory.UNKNOWN);
    assertThat(free().total(2)).isEqualTo(FreeMemory.UNKNOWN);
  }

  @Test
  void isKnownOfThisProcess() {
    FreeMemory free = FreeMemory.ofThisProcess();
    assertThat(free.held()).isPositive();
    assertThat(free.total()).isGreaterThan(free.held());
  }
}
