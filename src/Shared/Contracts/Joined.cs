namespace Roomtone.Contracts;

/// <summary>What a device that joins says.</summary>
/// <param name="Secret">The secret part of its <see cref="JoinCode"/>.</param>
public sealed record JoinRequest(string Secret);

/// <summary>What it gets: all that it needs to reach the broker.</summary>
/// <param name="Device">Its id, which is its user name.</param>
/// <param name="Password">Its password at the broker.</param>
/// <param name="Host">Where the broker is.</param>
/// <param name="Port">The broker's port, over TLS.</param>
/// <param name="Authority">The authority's certificate, PEM.</param>
public sealed record JoinAnswer(string Device, string Password, string Host, int Port, string Authority);

/// <summary>The arguments of <see cref="CommandNames.BrokerPassword"/>.</summary>
/// <param name="Password">The next password; the one of now stays until the broker has taken this.</param>
public sealed record NextPassword(string Password);
