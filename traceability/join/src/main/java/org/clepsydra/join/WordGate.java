package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.CustomNode;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.Paragraph;

/** No document says of the library what only others may: such a word stands in a denial only. */
final class WordGate {
    private static final Pattern CLAIM =
            Pattern.compile("\\b(?:certified|compliant|approved)\\b", Pattern.CASE_INSENSITIVE);
    private static final Pattern DENIAL =
            Pattern.compile("\\b(?:not|no|never|nothing)\\b", Pattern.CASE_INSENSITIVE);
    private static final String SENTENCE = "(?<=[.!?])\\s+";

    private WordGate() {}

    static Gate of(Tree tree) throws IOException {
        List<String> faults = new ArrayList<>();
        for (Path file : tree.files("", ".md")) {
            String told = tree.relative(file);
            Markdown markdown = Markdown.read(file);
            markdown.blocks().forEach(block -> block.accept(new Look(told, faults)));
        }
        return Gate.of("word", "words used as claims", faults);
    }

    private static final class Look extends AbstractVisitor {
        private final String file;
        private final List<String> faults;

        Look(String file, List<String> faults) {
            this.file = file;
            this.faults = faults;
        }

        @Override
        public void visit(Heading heading) {
            judge(heading);
        }

        @Override
        public void visit(Paragraph paragraph) {
            judge(paragraph);
        }

        @Override
        public void visit(CustomNode node) {
            if (node instanceof TableCell) {
                judge(node);
            } else {
                visitChildren(node);
            }
        }

        private void judge(Node node) {
            for (String sentence : Markdown.plain(node).split(SENTENCE, -1)) {
                if (CLAIM.matcher(sentence).find() && !DENIAL.matcher(sentence).find()) {
                    faults.add(file + ":" + Markdown.line(node) + ": " + sentence);
                }
            }
        }
    }
}
