/**
 * From the characters of a message to tokens with offsets.
 *
 * <pre>
 * CharacterFolding (with HanVariants)  characters to FoldedText, which knows where each came from
 * CharacterTable, TextResource         the tables behind it, compiled from HanLP and Unicode
 * PersonalDataScanner                  FoldedText to Spans of personal data
 * NormalizedText, PersonalData         the same two steps as public API
 * TokenScanner (with Lexicon)          FoldedText and Spans to hashes of tokens: what a model reads
 * MessageTokenizer (with HanLpLexicon) the same tokens as a Lucene stream
 * MessageAnalyzer, TextSettings        the Lucene analyzer around the tokenizer
 * </pre>
 */
package org.minyi.text;
