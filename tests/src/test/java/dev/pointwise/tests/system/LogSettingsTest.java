package dev.pointwise.tests.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.pointwise.tests.Checkout;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.apache.logging.log4j.LogManager;
import org.apache.logging.log4j.Logger;
import org.junit.jupiter.api.Test;

/** {@code conf/log4j2.properties}: standard output belongs to the result line, come what may. */
class LogSettingsTest {
  /** A process that logs what is hard to write. */
  static final class Program {
    private static final Logger LOG = LogManager.getLogger("dev.pointwise.Example");

    public static void main(String[] arguments) {
      Thread.currentThread().setContextClassLoader(new LostClassLoader());
      IllegalStateException thrown = new IllegalStateException("a cause");
      StackTraceElement lost = new StackTraceElement("lost.Generated", "next", null, -1);
      thrown.setStackTrace(new StackTraceElement[] {lost});
      LOG.error("A task failed", thrown);
      LOG.error("Another task failed", new Unprintable());
    }
  }

  private static final class Unprintable extends RuntimeException {
    private static final long serialVersionUID = 1L;

    @Override
    public String getMessage() {
      throw new IllegalStateException("no text");
    }
  }

  /** As that of Spark's sessions, which asks the driver, in a task that is being interrupted. */
  private static final class LostClassLoader extends ClassLoader {
    @Override
    protected Class<?> loadClass(String name, boolean resolve) {
      throw new LinkageError(name);
    }
  }

  @Test
  void keepsStandardOutputCleanWhenSomethingCannotBeLogged() {
    String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
    List<String> command =
        List.of(
            java,
            "-Dlog4j2.configurationFile=" + Checkout.top().resolve("conf/log4j2.properties"),
            "-cp",
            System.getProperty("java.class.path"),
            Program.class.getName());

    Finished run = Finished.run(Map.of(), command).succeeded();

    assertThat(run.err())
        .contains(" ERROR Example: A task failed", "IllegalStateException: a cause")
        .contains("\tat lost.Generated.next")
        .contains("IllegalStateException: no text");
    assertThat(run.out()).isEmpty();
  }
}
