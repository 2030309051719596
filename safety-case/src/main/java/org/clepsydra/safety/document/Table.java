package org.clepsydra.safety.document;

import j2html.tags.DomContent;
import java.io.IOException;

/** What a template may have put between its prose. */
@FunctionalInterface
interface Table {
    /** Makes it, from the argument that the template gives, or "". */
    DomContent make(String argument) throws IOException;
}
