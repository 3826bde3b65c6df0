package org.minyi.cli;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.minyi.classify.Classification;
import org.minyi.classify.MessageClassifier;
import org.minyi.classify.ModelIdentity;
import org.minyi.classify.StopRule;
import org.minyi.taxonomy.Taxonomy;
import org.minyi.text.Message;

/** What tagging needs of a classifier. */
interface MessageTagger {
  /** One message, with the evidence for its tags. */
  Classification tag(Message message);

  /** A classification for each message, in their order, without evidence; on this thread. */
  List<Classification> tagAll(List<Message> messages);

  /** The taxonomy of the tags. */
  Taxonomy taxonomy();

  /** What the model says of messages beside their tags. */
  default Set<Beside> beside() {
    return Set.of();
  }

  /** What a model may say of a message beside its path. */
  enum Beside {
    NATURE,
    URGENCY,
    FURTHER,
    /** Which model and taxonomy it is. */
    VERSION
  }

  /** Which model this is. */
  ModelIdentity identity();

  /** The same with another stop rule. */
  MessageTagger withStopRule(StopRule rule);

  static MessageTagger of(MessageClassifier classifier) {
    MessageClassifier forBatches = classifier.withoutEvidence();
    return new MessageTagger() {
      @Override
      public Classification tag(Message message) {
        return classifier.classify(message);
      }

      @Override
      public List<Classification> tagAll(List<Message> messages) {
        return messages.stream().map(forBatches::classify).toList();
      }

      @Override
      public Taxonomy taxonomy() {
        return classifier.taxonomy();
      }

      @Override
      public Set<Beside> beside() {
        Set<Beside> beside = EnumSet.of(Beside.VERSION);
        if (classifier.tellsNature()) {
          beside.add(Beside.NATURE);
        }
        if (classifier.tellsUrgency()) {
          beside.add(Beside.URGENCY);
        }
        if (classifier.tellsFurtherMatters()) {
          beside.add(Beside.FURTHER);
        }
        return beside;
      }

      @Override
      public ModelIdentity identity() {
        return classifier.identity();
      }

      @Override
      public MessageTagger withStopRule(StopRule rule) {
        return of(classifier.withStopRule(rule));
      }
    };
  }
}
