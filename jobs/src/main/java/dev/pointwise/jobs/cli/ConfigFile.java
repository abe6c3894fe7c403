package dev.pointwise.jobs.cli;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.run.SparkSessions;
import dev.pointwise.jobs.source.HadoopFiles;
import dev.pointwise.model.graph.NearestNames;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

/**
 * The file of {@code --config}: a YAML map whose keys are the command's options without their
 * dashes. It is turned into arguments; an option on the command line wins over the file's.
 */
final class ConfigFile {
  private static final Set<String> NOT_IN_A_FILE = Set.of("config", "help", "version", "debug");
  private static final YAMLMapper YAML =
      YAMLMapper.builder().enable(JsonParser.Feature.STRICT_DUPLICATE_DETECTION).build();

  private final String file;
  private final CommandLine command;
  private final Set<String> given = new TreeSet<>();

  private ConfigFile(String file, CommandLine command, List<String> arguments) {
    this.file = file;
    this.command = command;
    arguments.forEach(argument -> given.add(argument.split("=", 2)[0]));
  }

  /**
   * The arguments with those of the file named by {@code --config} among them.
   *
   * @throws UsageException when the file cannot be read, or has a key that is no option
   */
  static String[] expand(CommandLine program, String[] arguments) {
    List<String> words = Arrays.asList(arguments);
    Map<String, CommandLine> commands = program.getSubcommands();
    Optional<String> name = words.stream().filter(commands::containsKey).findFirst();
    Optional<String> file = file(words);
    if (name.isEmpty()
        || file.isEmpty()
        || commands.get(name.get()).getCommandSpec().findOption("config") == null) {
      return arguments;
    }
    ConfigFile config = new ConfigFile(file.get(), commands.get(name.get()), words);
    List<String> expanded = new ArrayList<>(words);
    expanded.addAll(words.indexOf(name.get()) + 1, config.arguments());
    return expanded.toArray(String[]::new);
  }

  private static Optional<String> file(List<String> words) {
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).startsWith("--config=")) {
        return Optional.of(words.get(i).substring("--config=".length()));
      }
      if (words.get(i).equals("--config") && i + 1 < words.size()) {
        return Optional.of(words.get(i + 1));
      }
    }
    return Optional.empty();
  }

  private List<String> arguments() {
    List<String> arguments = new ArrayList<>();
    for (var entry : read().properties()) {
      OptionSpec option = option(entry.getKey());
      if (Arrays.stream(option.names()).noneMatch(given::contains)) {
        add(arguments, option, entry.getKey(), entry.getValue());
      }
    }
    return arguments;
  }

  private JsonNode read() {
    try {
      byte[] content = new HadoopFiles(SparkSessions.hadoopConfiguration()).read(file);
      JsonNode root = YAML.readTree(content);
      if (!root.isObject()) {
        throw wrong("is no YAML map; write one option a line, as in 'batch-size: 16'");
      }
      return root;
    } catch (JsonProcessingException e) {
      throw wrong("is no YAML: " + e.getOriginalMessage());
    } catch (IOException e) {
      throw wrong("cannot be read: " + HadoopFiles.reason(e));
    }
  }

  private OptionSpec option(String key) {
    OptionSpec option = command.getCommandSpec().findOption("--" + key);
    if (option == null || NOT_IN_A_FILE.contains(key)) {
      throw wrong(
          "has the key '%s', which is no option of '%s'%s"
              .formatted(key, command.getCommandName(), NearestNames.suggest(key, keys())));
    }
    return option;
  }

  private List<String> keys() {
    return command.getCommandSpec().options().stream()
        .map(option -> option.longestName().substring(2))
        .filter(key -> !NOT_IN_A_FILE.contains(key))
        .toList();
  }

  private void add(List<String> arguments, OptionSpec option, String key, JsonNode value) {
    if (value.isArray() && option.isMultiValue()) {
      value.forEach(element -> add(arguments, option, key, element));
    } else if (!value.isValueNode() || value.isNull()) {
      throw wrong("has no single value for the key '%s'".formatted(key));
    } else if (option.arity().max() > 0) {
      arguments.add("--%s=%s".formatted(key, value.asText()));
    } else if (!value.isBoolean()) {
      throw wrong("has '%s' for the key '%s'; it is true or false".formatted(value.asText(), key));
    } else if (value.asBoolean()) {
      arguments.add("--" + key);
    }
  }

  private UsageException wrong(String what) {
    return new UsageException("Configuration file '%s' %s".formatted(file, what));
  }
}
