package org.stromlauf.access.rest;

import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.tags.Tag;
import java.util.List;
import java.util.Set;
import org.springframework.http.HttpStatus;
import org.springframework.security.access.prepost.PreAuthorize;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;
import org.stromlauf.access.CurrentUser;
import org.stromlauf.access.ProblemException;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.UserRole;
import org.stromlauf.access.Users;
import org.stromlauf.shared.TenantId;

@RestController
@RequestMapping("/api/users")
@Tag(name = "Users", description = "Benutzer: local users, their roles and the tenants for which they work")
class UsersController {

    /** A user to be added. */
    record NewUser(
            @Schema(example = "erika.muster") UserName name,
            @Schema(example = "Erika Muster") String fullName,
            Set<UserRole> roles,
            @Schema(description = "A grid operator's and a supplier's tenants exclude each other (EnWG § 6a)")
                    Set<TenantId> tenants,
            @Schema(description = "At least 10 characters") String password) {}

    /** What can be changed of a user. */
    record UserChange(String fullName, Set<UserRole> roles, Set<TenantId> tenants) {}

    record PasswordChange(String present, String future) {}

    private final Users users;
    private final CurrentUser currentUser;

    UsersController(Users users, CurrentUser currentUser) {
        this.users = users;
        this.currentUser = currentUser;
    }

    @GetMapping
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Lists all users, by name")
    List<User> list() {
        return users.all();
    }

    @GetMapping("/{name}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Shows a user")
    User get(@PathVariable UserName name) {
        return users.get(name);
    }

    @PostMapping
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @ResponseStatus(HttpStatus.CREATED)
    @Operation(summary = "Adds a user")
    User add(@RequestBody NewUser user) {
        users.add(new User(user.name(), user.fullName(), user.roles(), user.tenants()), user.password());
        return users.get(user.name());
    }

    @PutMapping("/{name}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @Operation(summary = "Changes a user's full name, roles and tenants")
    User change(@PathVariable UserName name, @RequestBody UserChange change) {
        users.change(new User(name, change.fullName(), change.roles(), change.tenants()));
        return users.get(name);
    }

    @DeleteMapping("/{name}")
    @PreAuthorize("hasRole('ADMINISTRATOR')")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Removes a user")
    void remove(@PathVariable UserName name) {
        users.remove(name);
    }

    @GetMapping("/me")
    @Operation(summary = "Shows the user who asks")
    User me() {
        return currentUser.get();
    }

    @PutMapping("/me/password")
    @ResponseStatus(HttpStatus.NO_CONTENT)
    @Operation(summary = "Changes the own password")
    void changePassword(@RequestBody PasswordChange change) {
        var name = currentUser.get().name();
        if (!users.passwordMatches(name, change.present())) throw ProblemException.forbidden("access.password-wrong");
        users.changePassword(name, change.future());
    }
}
