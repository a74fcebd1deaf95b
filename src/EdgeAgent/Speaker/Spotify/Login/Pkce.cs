using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>Proves at the end of a login that who began it ends it (RFC 7636), as an app on a box can keep no client secret.</summary>
/// <param name="Verifier">Stays here until the end.</param>
/// <param name="State">Comes back with the answer, so that nobody else's answer is taken.</param>
internal sealed record Pkce(string Verifier, string State)
{
    /// <summary>RFC 7636, 4.1: 43 to 128 letters; 64 random bytes make 86.</summary>
    private const int VerifierBytes = 64;

    /// <summary>RFC 7636, 4.2, method S256.</summary>
    public string Challenge => Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(Verifier)));

    public static Pkce New() => new(
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(VerifierBytes)),
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(16)));

    /// <summary>Keeps the verifier out of logs.</summary>
    public override string ToString() => "PKCE";
}
