package org.stromlauf.access;

import java.util.List;
import java.util.Optional;

/** Where users are kept: the engine's identity tables, so that pages, REST, Tasklist and Cockpit know the same users. */
public interface UserStore {

    /** Makes the roles and what they may do those of this release; done at every start, before anyone signs in. */
    void prepareRoles();

    List<User> all();

    Optional<User> find(UserName name);

    /** Whether somebody may sign in so; wrong passwords in a row lock the user for a growing while. */
    boolean passwordMatches(UserName name, String password);

    void add(User user, String password);

    /** Makes name, roles and tenants of an existing user those given. */
    void change(User user);

    void changePassword(UserName name, String password);

    void remove(UserName name);
}
