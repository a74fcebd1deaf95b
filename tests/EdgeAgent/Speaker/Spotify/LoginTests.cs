using System.Text;
using Roomtone.EdgeAgent.Commands.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Lab.Servers;
using Roomtone.Lab.Spotify;
using Roomtone.Testing;

namespace Roomtone.EdgeAgent.Tests.Speaker.Spotify;

public sealed class LoginTests : IDisposable
{
    private readonly TemporaryFolder _folder = new();

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_login_on_the_command_line_goes_through_a_browser_and_back()
    {
        await using var spotify = new FakeSpotify([]);
        await spotify.StartAsync(Token);
        var (exitCode, said) = await CommandAsync("login", spotify, async address =>
        {
            using var browser = new HttpClient();
            Assert.Contains("can be closed", await browser.GetStringAsync(address, Token), StringComparison.Ordinal);
        });
        Assert.Equal((0, true), (exitCode, said.Contains("Logged in as The stand-in's owner, until ", StringComparison.Ordinal)));
        var kept = await File.ReadAllBytesAsync(_folder.In("spotify.login"), Token);
        Assert.DoesNotContain("refresh", Encoding.Latin1.GetString(kept), StringComparison.OrdinalIgnoreCase);
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.In("spotify.key")));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(_folder.In("spotify.login")));
        Assert.Contains("  Living room", (await CommandAsync("devices", spotify)).Said, StringComparison.Ordinal);
        Assert.Contains("speaker  any, is there", (await CommandAsync("status", spotify)).Said, StringComparison.Ordinal);
        await CommandAsync("logout", spotify);
        Assert.False(File.Exists(_folder.In("spotify.login")));
        Assert.Contains("Nobody is logged in", (await CommandAsync("devices", spotify)).Said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_person_who_refuses_or_another_logins_answer_gives_no_login()
    {
        await using var spotify = new FakeSpotify([]) { Logins = { Refuses = true } };
        await spotify.StartAsync(Token);
        var (exitCode, said) = await CommandAsync("login", spotify, async address =>
        {
            using var browser = new HttpClient();
            using var answer = await browser.GetAsync(address, Token);
        });
        Assert.Equal((1, true), (exitCode, said.Contains("The login was refused at Spotify.", StringComparison.Ordinal)));
        var typed = new StringReader("http://127.0.0.1/callback?code=abc&state=another");
        var stranger = await Assert.ThrowsAsync<SpotifyException>(() =>
            new LoginReturn(Settings(spotify), typed).CodeAsync(Pkce.New(), Token)
        );
        Assert.Contains("belongs to another login", stranger.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_address_may_be_typed_where_the_browser_is_elsewhere()
    {
        var proof = Pkce.New();
        var typed = new StringReader($"\nhttp://127.0.0.1:8898/callback?state={proof.State}&code=abc\n");
        Assert.Equal("abc", await new LoginReturn(new SpotifySettings { RedirectPort = FreePort.Next() }, typed).CodeAsync(proof, Token));
    }

    [Fact]
    public async Task A_stolen_code_is_of_no_use_without_the_verifier()
    {
        await using var home = await Home.OpenAsync(_folder, loggedIn: false);
        await home.LogInAsync();
        var (proof, other) = (Pkce.New(), Pkce.New());
        Assert.NotEqual(proof.Challenge, other.Challenge);
        var settings = new SpotifySettings { ClientId = "abc", Accounts = home.Spotify.Accounts };
        using var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false });
        using var answer = await client.GetAsync(LoginAddress.Of(settings, proof), Token);
        var code = System.Web.HttpUtility.ParseQueryString(answer.Headers.Location!.Query)["code"]!;
        var refused = await Assert.ThrowsAsync<SpotifyException>(() =>
            new TokenClient(client, settings, home.Clock).ExchangeAsync(code, other, Token)
        );
        Assert.Equal(SpotifyTrouble.LoggedOut, refused.Trouble);
    }

    [Fact]
    public async Task Access_tokens_are_renewed_in_time_and_when_they_end_early()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Clock.Advance(TimeSpan.FromMinutes(59.5));
        await home.Api.MeAsync(Token);
        Assert.Equal(1, home.Spotify.Logins.Renewals);
        home.Spotify.Logins.EndAccess();
        await home.Api.MeAsync(Token);
        Assert.Equal(2, home.Spotify.Logins.Renewals);
        home.Restart();
        await home.Api.MeAsync(Token);
        Assert.Equal(2, home.Spotify.Logins.Renewals);
    }

    [Fact]
    public async Task A_revoked_login_is_deleted_and_said_and_a_new_one_is_taken_up_at_once()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Spotify.Logins.Revoke();
        var refused = await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token));
        Assert.Equal(
            "Spotify no longer accepts the login: it was revoked, or is older than six months. Run ./roomtone spotify login.",
            refused.Message
        );
        Assert.False(File.Exists(Path.Combine(home.StateFolder, "spotify.login")));
        await home.LogInAsync();
        Assert.Equal("standin", (await home.Api.MeAsync(Token)).Id);
    }

    [Fact]
    public async Task The_end_after_six_months_is_counted_down_from_thirty_days()
    {
        await using var home = await Home.OpenAsync(_folder); // On 2026-01-05.
        home.Clock.Advance(TimeSpan.FromDays(150));
        await home.Api.MeAsync(Token);
        Assert.Null(home.Account.Warning);
        home.Clock.Advance(TimeSpan.FromDays(19));
        Assert.Equal("The Spotify login ends on 2026-07-05, in 12 days. Run ./roomtone spotify login before.", home.Account.Warning);
        home.Clock.Advance(TimeSpan.FromDays(13));
        Assert.StartsWith("The Spotify login ended on 2026-07-05", home.Account.Warning, StringComparison.Ordinal);
        Assert.Equal(SpotifyTrouble.LoggedOut, (await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token))).Trouble);
    }

    [Fact]
    public async Task A_login_that_was_made_by_a_clock_in_1970_does_not_seem_to_have_ended()
    {
        await using var home = await Home.OpenAsync(_folder);
        home.Clock.Jumped = DateTimeOffset.UnixEpoch.AddMinutes(5) - home.Clock.GetUtcNow();
        await home.LogInAsync();
        home.Clock.Jumped = TimeSpan.Zero;

        Assert.Null(home.Account.Warning);
        Assert.Equal("standin", (await home.Api.MeAsync(Token)).Id);
    }

    [Fact]
    public async Task A_full_disk_does_not_end_the_login()
    {
        await using var home = await Home.OpenAsync(_folder);
        await home.Api.MeAsync(Token);
        Directory.CreateDirectory(Path.Combine(home.StateFolder, "spotify.login.new")); // Where it is written: so it cannot be.
        for (var hour = 0; hour < 3; hour++)
        {
            home.Clock.Advance(TimeSpan.FromHours(1.1));
            await home.Api.MeAsync(Token);
        }

        Assert.Contains("cannot be kept", home.Account.Warning, StringComparison.Ordinal);
        Directory.Delete(Path.Combine(home.StateFolder, "spotify.login.new"));
        home.Clock.Advance(TimeSpan.FromHours(1.1));
        await home.Api.MeAsync(Token);
        Assert.Null(home.Account.Warning);
        home.Restart();
        await home.Api.MeAsync(Token);
    }

    [Fact]
    public async Task A_state_folder_that_may_not_be_written_is_a_sentence_and_no_end_of_the_agent()
    {
        await using var home = await Home.OpenAsync(_folder);
        File.Delete(Path.Combine(home.StateFolder, "spotify.login.lock"));
        Directory.CreateDirectory(Path.Combine(home.StateFolder, "spotify.login.lock"));
        home.Clock.Advance(TimeSpan.FromHours(1.1));
        var refused = await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token));
        Assert.Contains("cannot be renewed", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_login_whose_key_is_gone_says_so()
    {
        await using var home = await Home.OpenAsync(_folder);
        File.Delete(Path.Combine(home.StateFolder, "spotify.key"));
        home.Restart();
        var refused = await Assert.ThrowsAsync<SpotifyException>(() => home.Api.MeAsync(Token));
        Assert.Contains("its key has changed", refused.Message, StringComparison.Ordinal);
    }

    public void Dispose() => _folder.Dispose();

    private static SpotifySettings Settings(FakeSpotify spotify) =>
        new() { ClientId = "abc", RedirectPort = FreePort.Next(), Api = spotify.Api, Accounts = spotify.Accounts };

    private async Task<(int ExitCode, string Said)> CommandAsync(string what, FakeSpotify spotify, Func<Uri, Task>? browse = null)
    {
        var said = new Said();
        var typing = new BlockedReader();
        string[] args =
        [
            what, $"--Device:StateFolder={_folder.Path}", "--Spotify:ClientId=abc", $"--Spotify:RedirectPort={FreePort.Next()}",
            $"--Spotify:Api={spotify.Api}", $"--Spotify:Accounts={spotify.Accounts}",
        ];
        var running = Task.Run(() => new SpotifyCommand(typing, said, said).ExecuteAsync(args, Token), Token);
        if (browse is not null)
        {
            await Eventually.TrueAsync(
                () => said.ToString().Contains("paste it here", StringComparison.Ordinal),
                "the command shows the address"
            );
            var address = said.ToString().Split('\n').Single(line => line.Contains("/authorize?", StringComparison.Ordinal)).Trim();
            await browse(new Uri(address));
        }

        return (await running, said.ToString());
    }

    /// <summary>May be read while it is written.</summary>
    private sealed class Said : StringWriter
    {
        private readonly Lock _gate = new();

        public override Task WriteLineAsync(string? value)
        {
            lock (_gate) base.WriteLine(value);
            return Task.CompletedTask;
        }

        public override string ToString()
        {
            lock (_gate) return base.ToString();
        }
    }

    /// <summary>Nobody types.</summary>
    private sealed class BlockedReader : TextReader
    {
        public override string? ReadLine() => null;
    }
}
