namespace Roomtone.Contracts;

/// <summary>What a page needs to be a device of Spotify Connect that the box steers.</summary>
/// <param name="ClientId">Of the owner's own app; it is no secret.</param>
/// <param name="Name">What the device is to be called.</param>
public sealed record SpotifyPage(string ClientId, string Name);
