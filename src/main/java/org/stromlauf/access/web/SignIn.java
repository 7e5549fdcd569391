package org.stromlauf.access.web;

import org.springframework.security.authentication.AuthenticationProvider;
import org.springframework.security.authentication.BadCredentialsException;
import org.springframework.security.authentication.UsernamePasswordAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.AuthorityUtils;
import org.springframework.stereotype.Component;
import org.stromlauf.access.User;
import org.stromlauf.access.UserName;
import org.stromlauf.access.Users;

/** Checks name and password of a local user, from the login page and from HTTP Basic. */
@Component
class SignIn implements AuthenticationProvider {

    private final Users users;

    SignIn(Users users) {
        this.users = users;
    }

    @Override
    public Authentication authenticate(Authentication attempt) {
        var name = attempt.getName();
        var password = attempt.getCredentials();
        if (!name.matches(UserName.PATTERN) || password == null) throw new BadCredentialsException("No such user");
        if (!users.passwordMatches(UserName.of(name), password.toString())) {
            throw new BadCredentialsException("Name and password do not match");
        }
        return signedIn(users.get(UserName.of(name)));
    }

    private static Authentication signedIn(User user) {
        var authorities = user.roles().stream().map(r -> r.authority()).toList();
        return UsernamePasswordAuthenticationToken.authenticated(
                user.name().value(), null, AuthorityUtils.createAuthorityList(authorities));
    }

    @Override
    public boolean supports(Class<?> authentication) {
        return UsernamePasswordAuthenticationToken.class.isAssignableFrom(authentication);
    }
}
