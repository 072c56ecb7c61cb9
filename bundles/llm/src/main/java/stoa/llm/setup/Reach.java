package stoa.llm.setup;

/** How far the texts of an institution may go. */
public enum Reach {
    /** No language model reads them. */
    NOWHERE,
    /** Only a model on this machine reads them. */
    HERE,
    /** A model elsewhere may read them too. */
    ANYWHERE;

    public boolean allows(Provider provider) {
        return this == ANYWHERE || this == HERE && provider.isLocal();
    }
}
