package org.minyi.evaluate;

import java.util.List;
import java.util.Objects;
import org.minyi.text.Message;

/**
 * A message with the tags that people gave it. All codes belong to the taxonomy with which the file
 * was read. No component is null.
 *
 * @param id the message's id in its file, or its line number where the file has none
 * @param group its near-duplicate group, or the empty string where the file has none; messages of
 *     one group stay on one side of any split and are resampled together
 * @param message the text
 * @param code the deepest true code: a leaf, or an inner tag when the message fits none of its
 *     children; the empty string for a message that is no citizen matter
 * @param alt other codes that are defensible for the same matter
 * @param also codes of further, separate matters in the message
 * @param nature what the citizen wants: one of {@link #NATURES}, or the empty string where the file
 *     does not say
 * @param urgent whether it is marked as urgent; also false where the file does not say
 * @param source where it comes from, or the empty string
 */
public record GoldMessage(
    String id,
    String group,
    Message message,
    String code,
    List<String> alt,
    List<String> also,
    String nature,
    boolean urgent,
    String source) {

  /**
   * What a citizen can want, in the order of tables: complaint, report of an offence, request for
   * help, question, suggestion, thanks.
   */
  public static final List<String> NATURES = List.of("投诉", "举报", "求助", "咨询", "建议", "感谢");

  /** Copies the lists. */
  public GoldMessage {
    Objects.requireNonNull(id, "id");
    Objects.requireNonNull(group, "group");
    Objects.requireNonNull(message, "message");
    Objects.requireNonNull(code, "code");
    Objects.requireNonNull(nature, "nature");
    Objects.requireNonNull(source, "source");
    alt = List.copyOf(alt);
    also = List.copyOf(also);
  }
}
