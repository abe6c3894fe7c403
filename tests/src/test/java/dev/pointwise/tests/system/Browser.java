package dev.pointwise.tests.system;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.logging.Level;
import org.openqa.selenium.chrome.ChromeDriver;
import org.openqa.selenium.chrome.ChromeDriverService;
import org.openqa.selenium.chrome.ChromeOptions;
import org.openqa.selenium.logging.LogEntry;
import org.openqa.selenium.logging.LogType;
import org.openqa.selenium.logging.LoggingPreferences;

/** The machine's Chromium without a window; downloads nothing. */
final class Browser implements AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int HEIGHT = 900;

  private final ChromeDriver driver;

  /** What the system's setting asks pages for. */
  enum ColorScheme {
    LIGHT,
    DARK
  }

  private Browser(ChromeDriver driver) {
    this.driver = driver;
  }

  /** The test is skipped where Chromium or its driver is not installed. */
  static Browser start() {
    LoggingPreferences logs = new LoggingPreferences();
    logs.enable(LogType.BROWSER, Level.ALL);
    logs.enable(LogType.PERFORMANCE, Level.ALL);
    ChromeOptions options =
        new ChromeOptions()
            .setBinary(installed("chromium"))
            .addArguments("--headless=new", "--no-sandbox", "--disable-dev-shm-usage");
    options.setCapability(ChromeOptions.LOGGING_PREFS, logs);
    ChromeDriverService service =
        new ChromeDriverService.Builder()
            .usingDriverExecutable(installed("chromedriver"))
            .usingAnyFreePort()
            .build();
    return new Browser(new ChromeDriver(service, options));
  }

  private static File installed(String program) {
    Optional<File> found =
        Arrays.stream(System.getenv("PATH").split(File.pathSeparator))
            .map(folder -> Path.of(folder, program))
            .filter(Files::isExecutable)
            .map(Path::toFile)
            .findFirst();
    assumeTrue(
        found.isPresent(),
        () ->
            program + " is not on the PATH; this test needs Debian's chromium and chromium-driver");
    return found.orElseThrow();
  }

  /** Opens a page; what was logged before is forgotten. */
  void open(Path page, int width, ColorScheme scheme) {
    String preferred = scheme.name().toLowerCase(Locale.ROOT);
    driver.executeCdpCommand(
        "Emulation.setDeviceMetricsOverride",
        Map.of("width", width, "height", HEIGHT, "deviceScaleFactor", 1, "mobile", false));
    driver.executeCdpCommand(
        "Emulation.setEmulatedMedia",
        Map.of("features", List.of(Map.of("name", "prefers-color-scheme", "value", preferred))));
    messages();
    requests();
    driver.get(page.toUri().toString());
  }

  /** What the console shows of the page, errors and all else. */
  List<String> messages() {
    return driver.manage().logs().get(LogType.BROWSER).getAll().stream()
        .map(LogEntry::toString)
        .toList();
  }

  /** The URLs that the page made the browser ask for, but for those that hold their own content. */
  List<String> requests() {
    List<String> urls = new ArrayList<>();
    for (LogEntry entry : driver.manage().logs().get(LogType.PERFORMANCE)) {
      JsonNode event = json(entry.getMessage()).path("message");
      String url = event.at("/params/request/url").asText();
      if (event.path("method").asText().equals("Network.requestWillBeSent")
          && !url.startsWith("data:")) {
        urls.add(url);
      }
    }
    return urls;
  }

  /** The value of a script's expression. */
  JsonNode evaluate(String expression) {
    return json((String) driver.executeScript("return JSON.stringify(" + expression + ")"));
  }

  private static JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (IOException e) {
      throw new AssertionError("Not JSON: " + text, e);
    }
  }

  @Override
  public void close() {
    driver.quit();
  }
}
