package org.clepsydra;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.params.provider.ArgumentsSource;

/**
 * Mistakes that a test must find, each a row of arguments with a tilde between them. All are put to
 * it, or one in {@link #oneIn} where {@link Share} is not the whole, as on every build.
 */
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
@ArgumentsSource(MistakeRows.class)
public @interface Mistakes {
    /** Where not all are put: the first, and each so many after it; 1 or more. */
    int oneIn();

    /** The rows; spaces around an argument do not count. */
    String[] value();
}
