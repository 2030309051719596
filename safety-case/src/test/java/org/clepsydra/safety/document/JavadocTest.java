package org.clepsydra.safety.document;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

/** Comments of the sources are read as they are written here. */
class JavadocTest {
    @Test
    void takesTheCommentThatStandsLastBefore() {
        String source = "/** One. */\n/**\n * Two\n *   in.\n */\nclass X {}\n/** Three. */";

        assertEquals("Two\n  in.", Javadoc.before(source, source.indexOf("class")));
    }

    @Test
    void turnsTagsIntoHtmlAndShowsOthersAsTyped() {
        assertEquals(
                "<p>Takes <code>a &lt; b</code>, <code>Step.run</code> &amp; <b>x</b> &lt;i x&gt;",
                Javadoc.html("Takes {@code a\n< b}, {@link org.c.Step#run} & <b>x</b> <i x>"));
    }

    @Test
    void doesNotOpenAParagraphTwice() {
        assertEquals("<p>A\n<p>B", Javadoc.html("<p>A\n<p>B"));
    }

    @Test
    void givesTheFirstSentence() {
        assertEquals(
                "Makes Target move, by 0.5 at most.",
                Javadoc.first("Makes {@link org.c.Target} move,\nby 0.5 at most. Then rests."));
        assertEquals("Two: one, two.", Javadoc.first("Two: one,\n{@code two}.\n\n<p>More."));
        assertEquals("No end", Javadoc.first("No end"));
    }
}
