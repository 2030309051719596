package org.clepsydra.trace;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Says which requirements this test verifies, each with the revision it was written against. */
@Retention(RetentionPolicy.SOURCE)
@Target({ElementType.TYPE, ElementType.METHOD})
public @interface Verifies {
    /** Requirement ids with revision, for example {@code req~delivery.never-ahead~1}. */
    String[] value();
}
