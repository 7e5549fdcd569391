package org.stromlauf.access;

import java.io.PrintStream;
import java.security.SecureRandom;
import java.util.Set;
import java.util.stream.Collectors;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.boot.ApplicationArguments;
import org.springframework.boot.ApplicationRunner;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.stromlauf.shared.UnitOfWork;

/**
 * There is an administrator from the first start on. The password comes from the environment variable {@code
 * STROMLAUF_ADMIN_PASSWORD}, else it is random and printed this once.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class FirstAdministrator implements ApplicationRunner {

    private static final UserName NAME = UserName.of("admin");

    /** Without letters and digits that are mistaken for each other. */
    private static final String LETTERS = "abcdefghjkmnpqrstuvwxyzABCDEFGHJKMNPQRSTUVWXYZ23456789";

    private static final int LENGTH = 20;

    private final Users users;
    private final String password;
    private final PrintStream console;

    FirstAdministrator(Users users, @Value("${stromlauf.admin.password:}") String password) {
        this.users = users;
        this.password = password;
        this.console = System.out;
    }

    @Override
    public void run(ApplicationArguments arguments) {
        UnitOfWork.run("access/first-administrator", this::prepare);
    }

    private void prepare() {
        users.prepareRoles();
        if (users.all().stream().anyMatch(u -> u.has(UserRole.ADMINISTRATOR))) return;
        var chosen = password.isEmpty() ? random() : password;
        users.add(new User(NAME, "Administrator", Set.of(UserRole.ADMINISTRATOR), Set.of()), chosen);
        if (password.isEmpty()) tell(chosen);
    }

    private void tell(String chosen) {
        console.printf(
                "%n  Administrator angelegt / administrator created%n      Benutzer / user      %s%n"
                        + "      Kennwort / password  %s     (wird nur dieses eine Mal gezeigt / shown this once)%n%n",
                NAME, chosen);
    }

    private static String random() {
        return new SecureRandom()
                .ints(LENGTH, 0, LETTERS.length())
                .mapToObj(i -> String.valueOf(LETTERS.charAt(i)))
                .collect(Collectors.joining());
    }
}
