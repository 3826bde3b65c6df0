package org.minyi.training;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;

/** The versions of the libraries that shape a model, written down by the build. */
final class LibraryVersions {
  private LibraryVersions() {}

  static Map<String, String> load() {
    Properties properties = new Properties();
    try (InputStream in = LibraryVersions.class.getResourceAsStream("libraries.properties")) {
      properties.load(in);
    } catch (IOException e) {
      throw new UncheckedIOException("libraries.properties cannot be read", e);
    }
    Map<String, String> versions = new TreeMap<>();
    properties.forEach((name, version) -> versions.put((String) name, (String) version));
    return versions;
  }
}
