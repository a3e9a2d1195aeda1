module.exports = (app) => {
  app.get('/old', old);
  const settings = app.get('settings');
};
