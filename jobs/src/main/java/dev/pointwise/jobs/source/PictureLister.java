package dev.pointwise.jobs.source;

import dev.pointwise.jobs.config.InputConfig;
import dev.pointwise.jobs.failure.InputException;
import dev.pointwise.jobs.secret.SecretUris;
import java.io.File;
import java.io.FileNotFoundException;
import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.apache.hadoop.conf.Configuration;
import org.apache.hadoop.fs.FileStatus;
import org.apache.hadoop.fs.FileSystem;
import org.apache.hadoop.fs.Path;
import org.apache.hadoop.fs.RawLocalFileSystem;
import org.apache.hadoop.fs.RemoteIterator;

/**
 * Lists pictures on any Hadoop file system without reading them. Folders are walked: files whose
 * names are pictures' are taken, hidden files and folders ({@code _} or {@code .} first) are not
 * looked at, others are counted. Files named one by one, by a glob or in a list are taken whatever
 * their names. Not thread-safe; for one listing.
 *
 * <p>Spark's {@code binaryFile} source is not used, since it passes over empty files.
 */
public final class PictureLister {
  private final Configuration configuration;
  private final Map<String, Picture> found = new TreeMap<>();
  private int otherFiles;

  public PictureLister(Configuration configuration) {
    this.configuration = configuration;
  }

  /**
   * All pictures of the input, each once.
   *
   * @throws InputException when something named does not exist or cannot be listed, or there is no
   *     picture at all
   */
  public Listing list(InputConfig input) {
    Listing listing = listAny(input);
    if (listing.pictures().isEmpty()) {
      throw new InputException(
          "%s holds no picture (%d other files); name a folder, glob or file of pictures"
              .formatted(named(input), otherFiles));
    }
    return listing;
  }

  /** As {@link #list}, but there may be no picture at all. */
  public Listing listAny(InputConfig input) {
    input.uris().forEach(this::addNamed);
    input.list().ifPresent(this::addList);
    return new Listing(found.values().stream().toList(), otherFiles);
  }

  private static String named(InputConfig input) {
    return input.list().orElseGet(() -> String.join(", ", input.uris()));
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
      add(match);
    }
  }

  private void walk(FileSystem files, Path folder) throws IOException {
    addUnseen(files, folder);
    RemoteIterator<FileStatus> entries = files.listStatusIterator(folder);
    while (entries.hasNext()) {
      FileStatus entry = entries.next();
      String name = entry.getPath().getName();
      if (entry.isFile() && PictureNames.isPicture(name)) {
        add(entry);
      } else if (!PictureNames.isHidden(name)) {
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
          .filter(PictureNames::isPicture)
          .map(name -> new File(local.pathToFile(folder), name))
          .filter(file -> !file.exists())
          .map(file -> files.makeQualified(new Path(file.getPath())).toString())
          .forEach(id -> found.put(id, new Picture(id, 0)));
    }
  }

  private void walkOrCount(FileSystem files, FileStatus entry) throws IOException {
    if (!entry.isDirectory()) {
      otherFiles++;
    } else if (!FolderLinks.leadsBack(files, entry.getPath())) {
      walk(files, entry.getPath());
    }
  }

  private void add(FileStatus file) {
    String id = file.getPath().toString();
    found.put(id, new Picture(id, file.getLen()));
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
          .forEach(this::addListed);
    } catch (IOException e) {
      throw new InputException(
          "Input list '%s' cannot be read: %s".formatted(list, HadoopFiles.reason(e)), e);
    }
  }

  private void addListed(String uri) {
    try {
      Path path = path(uri);
      String id = path.getFileSystem(configuration).makeQualified(path).toString();
      found.putIfAbsent(id, new Picture(id, 0));
    } catch (IOException e) {
      throw new InputException(
          "Listed picture '%s' has no file system: %s".formatted(uri, HadoopFiles.reason(e)), e);
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
