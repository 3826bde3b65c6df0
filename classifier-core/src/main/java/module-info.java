/**
 * Tags Chinese citizen messages with a path through a taxonomy: text processing, serving and
 * evaluation, in plain Java. Start at {@link org.minyi.classify.MessageClassifier}.
 *
 * <p>The taxonomy of record and the default model are resources of the artifacts {@code
 * minyi-taxonomy} and {@code minyi-models}; on the module path, as on the class path, it is enough
 * that they are there.
 */
module org.minyi.classifier.core {
  requires transitive com.fasterxml.jackson.databind;
  requires transitive org.apache.lucene.core;
  requires com.fasterxml.jackson.core;
  requires de.siegmar.fastcsv;
  requires hanlp.portable;
  requires org.apache.lucene.analysis.common;

  exports org.minyi.classify;
  exports org.minyi.duplicates;
  exports org.minyi.encoder;
  exports org.minyi.evaluate;
  exports org.minyi.features;
  exports org.minyi.model;
  exports org.minyi.taxonomy;
  exports org.minyi.text;

  // Jackson makes the records of the seed corpus.
  opens org.minyi.taxonomy to
      com.fasterxml.jackson.databind;
}
