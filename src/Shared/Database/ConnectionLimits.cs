namespace Roomtone.Database;

/// <summary>How long a program waits for its database, and how many connections it keeps.</summary>
/// <param name="Connect">The longest that connecting may take, and that a cancelled call waits for the server to take the
/// cancellation.</param>
/// <param name="Command">The longest that a command may take; <see cref="TimeSpan.Zero"/>: no limit. The driver then cancels
/// it at the server.</param>
/// <param name="Connections">The most that are open at once; 0: no pool, each connection is closed with its use.</param>
/// <param name="LoadsRows">Whether rows are sent by LOAD DATA LOCAL, which lets the server ask for what the program offers.</param>
public sealed record ConnectionLimits(TimeSpan Connect, TimeSpan Command, int Connections, bool LoadsRows = false)
{
    public static readonly ConnectionLimits Default = new(TimeSpan.FromSeconds(5), TimeSpan.FromSeconds(60), 100);
}
