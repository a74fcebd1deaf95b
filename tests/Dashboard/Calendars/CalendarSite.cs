using System.Net;
using System.Text;

namespace Roomtone.Dashboard.Tests.Calendars;

/// <summary>A server of calendars on this machine.</summary>
internal sealed class CalendarSite : IDisposable
{
    private readonly HttpListener _listener = new();
    private (byte[] Body, HttpStatusCode Status, string? Location) _answer = ([], HttpStatusCode.NotFound, null);

    public CalendarSite()
    {
        var port = FreePort();
        Address = $"http://127.0.0.1:{port}/days.ics";
        _listener.Prefixes.Add($"http://127.0.0.1:{port}/");
        _listener.Start();
        _ = AnswerAsync();
    }

    public string Address { get; }

    public void Serve(string text, HttpStatusCode status = HttpStatusCode.OK) => Serve(Encoding.UTF8.GetBytes(text), status);

    public void Serve(byte[] body, HttpStatusCode status = HttpStatusCode.OK) => _answer = (body, status, null);

    public void Redirect(string to) => _answer = ([], HttpStatusCode.Redirect, to);

    public void Dispose() => _listener.Close();

    private static int FreePort()
    {
        using var listener = new System.Net.Sockets.TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    private async Task AnswerAsync()
    {
        try
        {
            while (true)
            {
                var context = await _listener.GetContextAsync();
                var (body, status, location) = _answer;
                context.Response.StatusCode = (int)status;
                if (location is not null) context.Response.RedirectLocation = location;
                await context.Response.OutputStream.WriteAsync(body);
                context.Response.Close();
            }
        }
        catch (Exception e) when (e is HttpListenerException or ObjectDisposedException or IOException)
        {
            // The test has ended, or the reader has heard enough.
        }
    }
}
