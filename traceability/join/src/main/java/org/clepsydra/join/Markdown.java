package org.clepsydra.join;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.commonmark.ext.gfm.tables.TableBlock;
import org.commonmark.ext.gfm.tables.TableCell;
import org.commonmark.ext.gfm.tables.TableRow;
import org.commonmark.ext.gfm.tables.TablesExtension;
import org.commonmark.node.AbstractVisitor;
import org.commonmark.node.Block;
import org.commonmark.node.Code;
import org.commonmark.node.Heading;
import org.commonmark.node.Node;
import org.commonmark.node.SoftLineBreak;
import org.commonmark.node.SourceSpan;
import org.commonmark.node.Text;
import org.commonmark.parser.IncludeSourceSpans;
import org.commonmark.parser.Parser;

/** A Markdown file as its top blocks, each with the place it has in the source. */
final class Markdown {
    private static final List<TablesExtension> TABLES =
            List.of((TablesExtension) TablesExtension.create());
    private static final Parser PARSER =
            Parser.builder()
                    .extensions(TABLES)
                    .includeSourceSpans(IncludeSourceSpans.BLOCKS_AND_INLINES)
                    .build();

    private final String source;
    private final List<Block> blocks = new ArrayList<>();

    /**
     * A heading, and all up to the next.
     *
     * @param title plain text
     * @param line of the heading
     * @param blocks below it
     * @param from where its first block begins in the source
     * @param to where its last block ends
     */
    record Section(String title, int line, List<Block> blocks, int from, int to) {}

    /** A row of a table: the line it is on, and its cells as Markdown. */
    record Row(int line, List<String> header, List<String> cells) {
        /** The cell under a heading that begins so; empty where there is none. */
        String cell(String heading) {
            for (int i = 0; i < header.size(); i++) {
                if (header.get(i).startsWith(heading)) {
                    return i < cells.size() ? cells.get(i) : "";
                }
            }
            return "";
        }
    }

    Markdown(String source) {
        this.source = source;
        for (Node at = PARSER.parse(source).getFirstChild(); at != null; at = at.getNext()) {
            if (at instanceof Block block && !block.getSourceSpans().isEmpty()) {
                blocks.add(block);
            }
        }
    }

    static Markdown read(Path file) throws IOException {
        return new Markdown(Files.readString(file).replace("\r\n", "\n"));
    }

    String source() {
        return source;
    }

    List<Block> blocks() {
        return blocks;
    }

    /** Plain text of the first heading; empty where there is none. */
    String title() {
        return sections().stream().map(Section::title).findFirst().orElse("");
    }

    List<Section> sections() {
        List<Section> sections = new ArrayList<>();
        for (int i = 0; i < blocks.size(); i++) {
            if (blocks.get(i) instanceof Heading heading) {
                int next = i + 1;
                while (next < blocks.size() && !(blocks.get(next) instanceof Heading)) {
                    next++;
                }
                List<Block> below = blocks.subList(i + 1, next);
                int from = below.isEmpty() ? end(heading) : start(below.get(0));
                int to = below.isEmpty() ? from : end(below.get(below.size() - 1));
                sections.add(new Section(plain(heading), line(heading), below, from, to));
            }
        }
        return sections;
    }

    /** Rows of all tables, the headings in lower case. */
    List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Block block : blocks) {
            if (block instanceof TableBlock) {
                table(block, rows);
            }
        }
        return rows;
    }

    private void table(Block block, List<Row> rows) {
        List<String> header = new ArrayList<>();
        for (Node part = block.getFirstChild(); part != null; part = part.getNext()) {
            for (Node row = part.getFirstChild(); row != null; row = row.getNext()) {
                if (row instanceof TableRow) {
                    List<String> cells = new ArrayList<>();
                    for (Node c = row.getFirstChild(); c != null; c = c.getNext()) {
                        cells.add(c instanceof TableCell cell ? text(cell).strip() : "");
                    }
                    if (header.isEmpty()) {
                        cells.replaceAll(String::toLowerCase);
                        header.addAll(cells);
                    } else {
                        rows.add(new Row(line(row), header, cells));
                    }
                }
            }
        }
    }

    /** A node as it stands in the source. */
    String text(Node node) {
        List<SourceSpan> spans = node.getSourceSpans();
        return spans.isEmpty() ? "" : source.substring(start(node), end(node));
    }

    /** Its words, without quotes, stars and links; on one line. */
    static String plain(Node node) {
        StringBuilder words = new StringBuilder();
        node.accept(
                new AbstractVisitor() {
                    @Override
                    public void visit(Text text) {
                        words.append(text.getLiteral());
                    }

                    @Override
                    public void visit(Code code) {
                        words.append(code.getLiteral());
                    }

                    @Override
                    public void visit(SoftLineBreak end) {
                        words.append(' ');
                    }
                });
        return words.toString().strip();
    }

    static int start(Node node) {
        return node.getSourceSpans().get(0).getInputIndex();
    }

    static int end(Node node) {
        SourceSpan last = node.getSourceSpans().get(node.getSourceSpans().size() - 1);
        return last.getInputIndex() + last.getLength();
    }

    static int line(Node node) {
        return node.getSourceSpans().get(0).getLineIndex() + 1;
    }
}
