package stoa.container.guest;

import jakarta.persistence.Entity;
import jakarta.persistence.Id;

/** A row of the guest's own unit. */
@Entity
public class Note {
    @Id
    private long id;

    private String text = "";

    protected Note() {}

    public Note(Long id, String text) {
        this.id = id;
        this.text = text;
    }
}
