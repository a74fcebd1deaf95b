using System.Net;
using System.Text;
using System.Web;
using Roomtone.EdgeAgent.Speaker.Spotify.Web;
using Roomtone.Hosting;

namespace Roomtone.EdgeAgent.Speaker.Spotify.Login;

/// <summary>Waits on 127.0.0.1 until the browser comes back from Spotify, or until a person types the address it came to.</summary>
internal sealed class LoginReturn(SpotifySettings settings, TextReader typed)
{
    /// <returns>The code of the login.</returns>
    /// <exception cref="SpotifyException">The person refused, or the answer is not to our question.</exception>
    public async Task<string> CodeAsync(Pkce proof, CancellationToken cancellationToken)
    {
        using var listener = new HttpListener();
        Listen(listener);
        using var stop = cancellationToken.Register(listener.Abort);
        var typing = TypedAsync(cancellationToken);
        while (true)
        {
            var coming = listener.GetContextAsync();
            if (await Task.WhenAny(coming, typing) == typing) return Code(await typing, proof);
            var context = await coming;
            if (context.Request.Url?.AbsolutePath != "/callback") Answer(context, HttpStatusCode.NotFound, "There is nothing here.");
            else return Read(context, proof);
        }
    }

    private void Listen(HttpListener listener)
    {
        try
        {
            listener.Prefixes.Add($"http://127.0.0.1:{settings.RedirectPort}/");
            listener.Start();
        }
        catch (HttpListenerException e)
        {
            throw new SpotifyException(
                $"Port {settings.RedirectPort} cannot be used ({e.Message}). Set Spotify:RedirectPort, and the same port in the app's redirect URI.",
                SpotifyTrouble.LoggedOut,
                inner: e
            );
        }
    }

    private static string Read(HttpListenerContext context, Pkce proof)
    {
        try
        {
            var code = Code(context.Request.Url!.Query, proof);
            Answer(context, HttpStatusCode.OK, "Roomtone is logged in to Spotify. This page can be closed.");
            return code;
        }
        catch (SpotifyException e)
        {
            Answer(context, HttpStatusCode.BadRequest, e.Message);
            throw;
        }
    }

    private static void Answer(HttpListenerContext context, HttpStatusCode status, string sentence)
    {
        using var response = context.Response;
        var body = Encoding.UTF8.GetBytes(sentence);
        response.StatusCode = (int)status;
        response.ContentType = "text/plain; charset=utf-8";
        response.ContentLength64 = body.Length;
        response.OutputStream.Write(body);
    }

    private static string Code(string addressOrQuery, Pkce proof)
    {
        var query = HttpUtility.ParseQueryString(addressOrQuery[(addressOrQuery.IndexOf('?') + 1)..].Trim());
        if (query["state"] != proof.State)
            throw Refused($"This answer belongs to another login. Begin again with {RoomtoneCommand.Name} spotify login.");
        if (query["error"] is { } error)
            throw Refused(error == "access_denied" ? "The login was refused at Spotify." : $"Spotify refuses the login ({error}).");
        return query["code"] ?? throw Refused($"Spotify's answer has no code. Begin again with {RoomtoneCommand.Name} spotify login.");
    }

    private static SpotifyException Refused(string sentence) => new(sentence, SpotifyTrouble.LoggedOut);

    /// <summary>Never ends where nobody types, as under systemd.</summary>
    private async Task<string> TypedAsync(CancellationToken cancellationToken)
    {
        while (await Task.Run(typed.ReadLine, cancellationToken) is { } line)
            if (line.Contains("state=", StringComparison.Ordinal)) return line;
        return await new TaskCompletionSource<string>().Task.WaitAsync(cancellationToken);
    }
}
