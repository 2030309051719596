/** The Clepsydra control library. Needs nothing but {@code java.lang}. */
module org.clepsydra {
    exports org.clepsydra.port;
}
