// Runs in the browser: no route.
export const isHome = () => location.pathname === '/home' || window.location.pathname === '/start';
export const current = (pathname: string) => pathname === '/tab';
