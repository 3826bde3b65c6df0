package org.minyi.classify;

import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** Tags messages with one path through a taxonomy. Immutable and thread-safe; deterministic. */
public final class MessageClassifier {
  private MessageClassifier() {}

  /** The default model, from {@code minyi-models} on the class path. */
  public static MessageClassifier loadDefault() {
    throw new UnsupportedOperationException("in work");
  }

  /** A model file. */
  public static MessageClassifier load(Path file) {
    throw new UnsupportedOperationException("in work");
  }

  /** The same model with another stop rule; shares the weights. */
  public MessageClassifier withStopRule(StopRule rule) {
    throw new UnsupportedOperationException("in work");
  }

  /** Classifies one message. */
  public Classification classify(Message message) {
    throw new UnsupportedOperationException("in work");
  }

  /** Classifies a batch on all cores; results in the order of the messages. */
  public List<Classification> classifyAll(List<Message> messages) {
    throw new UnsupportedOperationException("in work");
  }

  /** Classifies lazily, one by one or in parallel as the stream is, keeping its order. */
  public Stream<Classification> classify(Stream<Message> messages) {
    return messages.map(this::classify);
  }

  /** The taxonomy that the model was trained for. */
  public Taxonomy taxonomy() {
    throw new UnsupportedOperationException("in work");
  }

  /** Which model this is. */
  public ModelIdentity identity() {
    throw new UnsupportedOperationException("in work");
  }
}
