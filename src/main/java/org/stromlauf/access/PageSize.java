package org.stromlauf.access;

/** How many items a page shall have: 1 to {@value Page#LARGEST_SIZE}. A request parameter. */
public record PageSize(int value) {

    /** When a request does not say. */
    static final PageSize STANDARD = new PageSize(Page.STANDARD_SIZE);

    public PageSize {
        if (value < 1 || value > Page.LARGEST_SIZE) {
            throw new IllegalArgumentException("A page has 1 to " + Page.LARGEST_SIZE + " items, was " + value);
        }
    }

    /** For Spring, which makes it of the parameter's text. */
    public static PageSize of(String text) {
        if (!text.matches("[0-9]{1,4}")) throw new IllegalArgumentException("A page size is a number, was " + text);
        return new PageSize(Integer.parseInt(text));
    }
}
