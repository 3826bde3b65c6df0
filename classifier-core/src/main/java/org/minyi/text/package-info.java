/**
 * From the characters of a message to tokens with offsets.
 *
 * <pre>
 * CharacterFolding (with HanVariants)  characters to FoldedText, which knows where each came from
 * PersonalDataScanner                  FoldedText to Spans of personal data
 * NormalizedText, PersonalData         the same two steps as public API
 * MessageTokenizer (with Lexicon)      FoldedText and Spans to tokens
 * MessageAnalyzer, TextSettings        the Lucene analyzer around the tokenizer
 * </pre>
 */
package org.minyi.text;
