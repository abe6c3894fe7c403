package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.InputConfig;
import dev.pointwise.jobs.config.Packing;
import dev.pointwise.jobs.failure.InputException;
import dev.pointwise.jobs.failure.UsageException;
import dev.pointwise.jobs.secret.SecretUris;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/** One walk over an input. Not thread-safe. */
final class PictureSearch {
  /** Of one packed picture. */
  private static final long TYPICAL_BYTES = 110_000;

  private final Configuration configuration;
  private final InputConfig input;
  private final Packing packing;
  private final Map<String, Picture> found = new TreeMap<>();
  private final Set<Packing> otherPackings = new TreeSet<>();
  private int otherFiles;

  PictureSearch(Configuration configuration, InputConfig input) {
    this.configuration = configuration;
    this.input = input;
    this.packing = input.format().packing();
  }

  Listing listing() {
    Listing listing = anyListing();
    if (listing.pictures().isEmpty()) {
      throw new InputException(nothing());
    }
    return listing;
  }

  Listing anyListing() {
    input.uris().forEach(packing == Packing.TABLE ? this::addTable : this::addNamed);
    input.list().ifPresent(this::addList);
    return new Listing(found.values().stream().toList(), otherFiles, input.format());
  }

  private String nothing() {
    String named = input.list().orElseGet(() -> String.join(", ", input.uris()));
    String others =
        otherPackings.stream()
            .map(
                other ->
                    ", %ss among them: --input-format %s".formatted(other.label(), name(other)))
            .collect(Collectors.joining());
    return "%s holds no %s (%d other files%s); name a folder, glob or file of %ss"
        .formatted(named, packing.label(), otherFiles, others, packing.label());
  }

  private static String name(Packing packing) {
    return packing.name().toLowerCase(Locale.ROOT);
  }

  /** Its data source knows where it is, and which of its files count. */
  private void addTable(String uri) {
    found.put(uri, new Picture(uri, 0));
  }

  private void addNamed(String uri) {
    try {
      Path path = path(uri);
      FileSystem files = path.getFileSystem(configuration);
      FileStatus[] matches = matches(files, files.makeQualified(path));
      if (matches == null || matches.length == 0) {
        throw new InputException(
            "Input '%s' does not exist (looked for %s); check the path"
                .formatted(uri, files.makeQualified(path)));
      }
      for (FileStatus match : matches) {
        addMatch(files, match);
      }
    } catch (IOException | IllegalArgumentException e) { // some names are refused unchecked
      throw new InputException(
          "Input '%s' cannot be listed: %s".formatted(uri, HadoopFiles.reason(e)), e);
    }
  }

  /** A file may have the characters of a glob in its name, so the name itself comes first. */
  private static FileStatus[] matches(FileSystem files, Path path) throws IOException {
    try {
      return new FileStatus[] {files.getFileStatus(path)};
    } catch (FileNotFoundException e) {
      return files.globStatus(path);
    }
  }

  private void addMatch(FileSystem files, FileStatus match) throws IOException {
    if (match.isDirectory()) {
      walk(files, match.getPath());
    } else {
      requirePacking(match.getPath().toString());
      add(match);
    }
  }

  /** A format given by mistake would make a rejected row of every file. */
  private void requirePacking(String uri) {
    FileNames.packing(new Path(uri).getName())
        .filter(other -> other != packing)
        .ifPresent(
            other -> {
              throw new UsageException(
                  "Input '%s' is a %s by its name, but --input-format is %s; give --input-format %s, and inputs of other formats to a run of their own"
                      .formatted(uri, other.label(), input.format().name(), name(other)));
            });
  }

  private void walk(FileSystem files, Path folder) throws IOException {
    addUnseen(files, folder);
    RemoteIterator<FileStatus> entries = files.listStatusIterator(folder);
    while (entries.hasNext()) {
      FileStatus entry = entries.next();
      String name = entry.getPath().getName();
      if (entry.isFile() && fits(name)) {
        add(entry);
      } else if (!FileNames.isHidden(name)) {
        walkOrCount(files, entry);
      }
    }
  }

  /**
   * Hadoop says nothing of local files that it cannot look at, such as broken links and names that
   * the locale cannot write; they become rejected rows.
   */
  private void addUnseen(FileSystem files, Path folder) {
    if (HadoopFiles.withoutChecksums(files) instanceof RawLocalFileSystem local) {
      String[] names = local.pathToFile(folder).list();
      Stream.of(names == null ? new String[0] : names)
          .filter(this::fits)
          .map(name -> new File(local.pathToFile(folder), name))
          .filter(file -> !file.exists())
          .map(file -> files.makeQualified(new Path(file.getPath())).toString())
          .forEach(id -> found.put(id, found(id, 0)));
    }
  }

  private boolean fits(String name) {
    return FileNames.fits(packing, name);
  }

  private void walkOrCount(FileSystem files, FileStatus entry) throws IOException {
    if (!entry.isDirectory()) {
      otherFiles++;
      FileNames.packing(entry.getPath().getName()).ifPresent(otherPackings::add);
    } else if (!FolderLinks.leadsBack(files, entry.getPath())) {
      walk(files, entry.getPath());
    }
  }

  private void add(FileStatus file) {
    String id = file.getPath().toString();
    found.put(id, found(id, file.getLen()));
  }

  private Picture found(String id, long length) {
    return packing == Packing.PICTURES
        ? new Picture(id, length)
        : new Picture(id, length, Math.max(1, length / TYPICAL_BYTES));
  }

  /** A list's pictures are not looked for one by one: a missing one becomes a rejected row. */
  private void addList(String list) {
    try {
      new HadoopFiles(configuration)
          .readText(list)
          .lines()
          .map(String::strip)
          .filter(line -> !line.isEmpty())
          .peek(line -> SecretUris.refuse("A line of the input list '" + list + "'", line))
          .forEach(packing == Packing.TABLE ? this::addTable : this::addListed);
    } catch (IOException e) {
      throw new InputException(
          "Input list '%s' cannot be read: %s".formatted(list, HadoopFiles.reason(e)), e);
    }
  }

  private void addListed(String uri) {
    try {
      Path path = path(uri);
      FileSystem files = path.getFileSystem(configuration);
      String id = files.makeQualified(path).toString();
      requirePacking(id);
      found.putIfAbsent(id, found(id, packing == Packing.PICTURES ? 0 : length(files, path)));
    } catch (IOException e) {
      throw new InputException(
          "Listed picture '%s' has no file system: %s".formatted(uri, HadoopFiles.reason(e)), e);
    }
  }

  /** Files of many pictures are cut into tasks by their lengths. */
  private static long length(FileSystem files, Path path) throws IOException {
    try {
      return files.getFileStatus(path).getLen();
    } catch (FileNotFoundException e) {
      return 0;
    }
  }

  private static Path path(String uri) {
    try {
      return new Path(uri);
    } catch (IllegalArgumentException e) {
      throw new InputException(
          "Input '%s' is no path or URI: %s".formatted(uri, e.getMessage()), e);
    }
  }
}
