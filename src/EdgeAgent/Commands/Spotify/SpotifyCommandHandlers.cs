using System.Diagnostics;
using System.Globalization;
using Roomtone.EdgeAgent.Device;
using Roomtone.EdgeAgent.Speaker.Spotify;
using Roomtone.EdgeAgent.Speaker.Spotify.Login;
using Roomtone.EdgeAgent.Speaker.Spotify.Tracks;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Commands.Spotify;

/// <summary>What a person can do about Spotify on the command line. All throw <see cref="SpotifyException"/>.</summary>
internal sealed class SpotifyCommandHandlers(
    TextReader input,
    TextWriter output,
    SpotifySettings settings,
    DeviceSettings device,
    TokenClient desk,
    SpotifyAccount account,
    SpotifyApi api,
    RateLimiter budget,
    TimeProvider time)
{
    private static readonly string[] HandedOver = ["spotify.login", "spotify.login.lock", "spotify.key"];

    private static readonly TimeSpan LoginLimit = TimeSpan.FromMinutes(10);

    public async Task LogInAsync(CancellationToken cancellationToken)
    {
        var proof = Pkce.New();
        // It listens before the address is shown, so that a quick browser finds it.
        var coming = CodeAsync(proof, cancellationToken);
        if (coming.IsFaulted) await coming;
        await output.WriteLineAsync($"Open this address in a browser and agree:\n\n  {LoginAddress.Of(settings, proof).AbsoluteUri}\n");
        await output.WriteLineAsync($"It comes back to {settings.RedirectUri}, which must stand in the app's redirect URIs.");
        await output.WriteLineAsync(
            "If the browser runs on another machine, it finds nothing there: copy the address it ended at, and paste it here."
        );
        await output.FlushAsync(cancellationToken);
        account.Accept(await desk.ExchangeAsync(await coming, proof, cancellationToken));
        HandOver();
        var me = await api.MeAsync(cancellationToken);
        await output.WriteLineAsync(
            $"Logged in as {me.DisplayName ?? me.Id}, until {Day(account.Login()!.Ends)}. The box takes it up by itself."
        );
    }

    public async Task LogOutAsync()
    {
        account.Disconnect();
        await output.WriteLineAsync(
            "The login is deleted from this box. To take it back at Spotify as well, remove the app at https://www.spotify.com/account/apps."
        );
    }

    public async Task ListDevicesAsync(CancellationToken cancellationToken)
    {
        var devices = await api.DevicesAsync(cancellationToken);
        if (devices.Count == 0) await output.WriteLineAsync("Spotify sees no speaker. Switch one on, or open Spotify on it.");
        foreach (var found in devices) await output.WriteLineAsync($"  {found.Name}{Marks(found)}");
    }

    public async Task ShowStatusAsync(CancellationToken cancellationToken)
    {
        var login = account.Login();
        await output.WriteLineAsync(
            login is null
                ? $"login    none; run {RoomtoneCommand.Name} spotify login"
                : $"login    made on {Day(login.LoggedInAt)}, ends on {Day(login.Ends)}"
        );
        if (account.Warning is { } warning)
            await output.WriteLineAsync($"         {warning}");
        await output.WriteLineAsync(
            $"place    {(device.Place == Place.Venue ? "venue: Spotify's terms allow its accounts only in private rooms, so it is not used" : "home")}"
        );
        await output.WriteLineAsync(
            $"requests {budget.DayUsed.ToString("P0", CultureInfo.InvariantCulture)} of a day's used{(budget.ClosedUntil is { } until ? $"; Spotify answers again at {until.UtcDateTime:u}" : "")}"
        );
        await ShowTracksAsync();
        if (login is not null && budget.ClosedUntil is null) await ShowSpeakerAsync(cancellationToken);
    }

    private async Task ShowTracksAsync()
    {
        var (tracks, problems) = settings.Catalogue.Length > 0 ? TaggedTracks.Read(settings.Catalogue) : ([], []);
        await output.WriteLineAsync($"tracks   {tracks.Count} in the file, {settings.Playlists.Count} playlists");
        foreach (var problem in problems) await output.WriteLineAsync($"         {problem}");
    }

    private async Task ShowSpeakerAsync(CancellationToken cancellationToken)
    {
        var names = (await api.DevicesAsync(cancellationToken)).Select(found => found.Name).ToList();
        var wanted = settings.Device.Length > 0 ? settings.Device : "any";
        var isThere = settings.Device.Length > 0 ? names.Contains(settings.Device, StringComparer.OrdinalIgnoreCase) : names.Count > 0;
        await output.WriteLineAsync(
            $"speaker  {wanted}, {(isThere ? "is there" : $"is NOT there; Spotify sees {(names.Count == 0 ? "none" : string.Join(", ", names))}")}"
        );
    }

    private async Task<string> CodeAsync(Pkce proof, CancellationToken cancellationToken)
    {
        using var limit = new CancellationTokenSource(LoginLimit, time);
        using var both = CancellationTokenSource.CreateLinkedTokenSource(limit.Token, cancellationToken);
        try
        {
            return await new LoginReturn(settings, input).CodeAsync(proof, both.Token);
        }
        catch (Exception e)
            when (e is OperationCanceledException or ObjectDisposedException or System.Net.HttpListenerException
                && !cancellationToken.IsCancellationRequested
            )
        {
            throw new SpotifyException(
                $"Nobody agreed within {LoginLimit.TotalMinutes:0} minutes. Begin again with {RoomtoneCommand.Name} spotify login.",
                SpotifyTrouble.LoggedOut,
                inner: e
            );
        }
    }

    /// <summary>Root logs in for the agent, whose own user must be able to read it.</summary>
    private void HandOver()
    {
        if (!Environment.IsPrivilegedProcess) return;
        var files = HandedOver.Select(name => Path.Combine(device.StateFolder, name)).Where(File.Exists);
        using var chown = Process.Start("chown", [$"--reference={device.StateFolder}", .. files]);
        chown.WaitForExit();
    }

    private static string Marks(DeviceAnswer found) =>
        (found.IsActive ? ", active" : "")
        + (found.IsRestricted || found.Id is null ? ", cannot be steered" : "")
        + (found.SupportsVolume ? "" : ", no volume");

    private static string Day(DateTimeOffset at) => at.UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
