import { index, layout, prefix, route, type RouteConfig } from '@react-router/dev/routes';

export default [
  index('./routes/home.tsx'),
  layout('./routes/frame.tsx', [route('login', './routes/login.tsx')]),
  route('users', './routes/users.tsx', [
    index('./routes/users_home.tsx'),
    route(':id', './routes/user.tsx'),
  ]),
  ...prefix('concerts', [route(':city', './routes/city.tsx')]),
] satisfies RouteConfig;
